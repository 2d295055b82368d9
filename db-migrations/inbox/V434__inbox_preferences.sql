-- What a channel has chosen for a kind of notices; no row: the default.
CREATE TABLE IF NOT EXISTS InboxPreferences (
    ChannelID INT NOT NULL,
    Kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    Site BOOLEAN NOT NULL COMMENT 'shown in the inbox',
    Mail ENUM ('now', 'daily', 'off') CHARACTER SET ascii NOT NULL,
    PRIMARY KEY (ChannelID, Kind),
    KEY InboxPreferences_mail (Mail, ChannelID),
    CONSTRAINT InboxPreferences_of_channel FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
