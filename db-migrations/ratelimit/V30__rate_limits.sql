CREATE TABLE IF NOT EXISTS RateLimits (
    Id VARCHAR(80) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'the name of the limit and the SHA-256 of whom it counts',
    FullAt BIGINT NOT NULL COMMENT 'epoch microseconds: when all that was spent is given back',
    PRIMARY KEY (Id),
    INDEX RateLimits_FullAt (FullAt)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
