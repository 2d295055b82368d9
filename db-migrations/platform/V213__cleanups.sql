CREATE TABLE IF NOT EXISTS Cleanups (
    CleanupID BIGINT NOT NULL AUTO_INCREMENT,
    Name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'of the clean-up, contributed by a feature',
    Subject VARCHAR(64) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'what was deleted',
    Attempts INT NOT NULL DEFAULT 0,
    Due BIGINT NOT NULL COMMENT 'epoch milliseconds; the next attempt',
    PRIMARY KEY (CleanupID),
    INDEX Cleanups_Due (Due)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
