-- A channel can block more than 1,000, so there is no foreign key: a clean-up removes rows.
CREATE TABLE IF NOT EXISTS Blocks (
    BlockerID INT NOT NULL,
    BlockedID INT NOT NULL,
    Created BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (BlockerID, BlockedID),
    KEY Blocks_of_blocked (BlockedID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
