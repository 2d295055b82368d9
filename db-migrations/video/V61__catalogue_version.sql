CREATE TABLE IF NOT EXISTS CatalogueVersion (
    ID TINYINT NOT NULL COMMENT 'there is one row, 1',
    Version BIGINT NOT NULL COMMENT 'raised by every change of what is published; never falls',
    PRIMARY KEY (ID),
    CHECK (ID = 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
