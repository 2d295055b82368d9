CREATE TABLE IF NOT EXISTS ChannelWords (
    ChannelID INT NOT NULL,
    Word VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    PRIMARY KEY (ChannelID, Word),
    INDEX ChannelWords_newest (Word, ChannelID),
    CONSTRAINT ChannelWords_of_channel FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
