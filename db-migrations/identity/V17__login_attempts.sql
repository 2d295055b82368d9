CREATE TABLE IF NOT EXISTS LoginAttempts (
    Address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'IPv4 or IPv6, as text',
    Username VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_nopad_as_ci NOT NULL COMMENT 'as given; there may be no such channel',
    Failures TEXT CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'epoch milliseconds of the recent failures, comma-separated, newest last',
    BlockedUntil BIGINT NULL COMMENT 'epoch milliseconds',
    Updated BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (Address, Username),
    INDEX LoginAttempts_Updated (Updated)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
