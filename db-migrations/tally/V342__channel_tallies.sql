CREATE TABLE IF NOT EXISTS ChannelTallies (
    ChannelID INT NOT NULL,
    Subscribers INT NOT NULL DEFAULT 0,
    NewestUpload DATETIME(6) NULL COMMENT 'UTC; of the listed videos',
    PRIMARY KEY (ChannelID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
