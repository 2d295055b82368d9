-- The keys of today and yesterday; older ones are deleted, so that nobody can compute from whom a view was.
CREATE TABLE IF NOT EXISTS ViewerKeys (
    Day INT NOT NULL COMMENT 'days since 1970, UTC',
    Secret BINARY(32) NOT NULL,
    PRIMARY KEY (Day)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
