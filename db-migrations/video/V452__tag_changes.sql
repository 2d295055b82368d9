-- Tags whose uses are to be counted again. Rows are inserted and deleted, never updated.
CREATE TABLE IF NOT EXISTS TagChanges (
    ChangeID BIGINT NOT NULL AUTO_INCREMENT,
    TagID INT NOT NULL,
    PRIMARY KEY (ChangeID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
