CREATE TABLE IF NOT EXISTS Takeovers (
    Original VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'the database that was taken over, and its server',
    Finished DATETIME(6) NOT NULL COMMENT 'UTC',
    Accounts INT NOT NULL COMMENT 'how many were taken',
    Videos INT NOT NULL COMMENT 'how many were taken',
    PRIMARY KEY (Original)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
