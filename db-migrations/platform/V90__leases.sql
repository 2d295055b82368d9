CREATE TABLE IF NOT EXISTS Leases (
    Name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'of what one node at a time does for all',
    Holder CHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'a random name of the node that does it',
    Until DATETIME(3) NOT NULL COMMENT 'in UTC, by the clock of the database',
    PRIMARY KEY (Name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
