CREATE TABLE IF NOT EXISTS MailPreferences (
    ChannelID INT NOT NULL,
    Category VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'the key of a mail category, contributed by a feature',
    Wanted BOOLEAN NULL COMMENT 'what the owner has chosen; null: nothing yet',
    LastSent BIGINT NULL COMMENT 'epoch milliseconds; kept for categories that are sent once in a period',
    PRIMARY KEY (ChannelID, Category),
    CONSTRAINT MailPreferences_of_channel FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
