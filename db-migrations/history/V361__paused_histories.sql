-- The channels whose history is switched off.
CREATE TABLE IF NOT EXISTS PausedHistories (
    ChannelID INT NOT NULL,
    PRIMARY KEY (ChannelID),
    CONSTRAINT PausedHistories_channel FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
