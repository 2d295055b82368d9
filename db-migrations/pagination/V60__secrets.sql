CREATE TABLE IF NOT EXISTS Secrets (
    Name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    Secret VARBINARY(64) NOT NULL COMMENT 'random; the nodes share it',
    PRIMARY KEY (Name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
