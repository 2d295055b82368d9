CREATE TABLE IF NOT EXISTS Notifications (
    ChannelID INT NOT NULL,
    Published BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'wants to be told that a video is published',
    Blocked BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'wants to be told that sign-ins are blocked',
    BlockedTold BIGINT NULL COMMENT 'epoch milliseconds',
    Unsubscribe CHAR(43) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'the token of the links that end these mails',
    PRIMARY KEY (ChannelID),
    UNIQUE INDEX Notifications_Unsubscribe (Unsubscribe),
    CONSTRAINT Notifications_of_channel FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
