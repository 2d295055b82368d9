CREATE TABLE IF NOT EXISTS ClosedChannels (
    ChannelID INT NOT NULL,
    NameHash BINARY(32) NOT NULL COMMENT 'SHA-256 of the collation weights of the username, which stays held for a while',
    Closed BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PictureGone BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'no file of the channel picture is left',
    PRIMARY KEY (ChannelID),
    INDEX ClosedChannels_NameHash (NameHash),
    INDEX ClosedChannels_Closed (Closed)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
