CREATE TABLE IF NOT EXISTS KnownAddresses (
    ChannelID INT NOT NULL,
    Address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'IPv4, or the /64 of IPv6, from which the owner has signed in',
    LastSeen BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (ChannelID, Address),
    INDEX KnownAddresses_LastSeen (LastSeen),
    CONSTRAINT KnownAddresses_of_channel FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
