CREATE TABLE IF NOT EXISTS LinkTokens (
    ChannelID INT NOT NULL,
    Purpose VARCHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    TokenHash CHAR(64) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'SHA-256 in hexadecimal digits',
    Address VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_nopad_as_ci NOT NULL DEFAULT '' COMMENT 'which e-mail address the token confirms',
    Generation INT NOT NULL DEFAULT 0 COMMENT 'the token generation of the channel: a changed password ends the token',
    Expires BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (ChannelID, Purpose),
    UNIQUE INDEX LinkTokens_TokenHash (TokenHash),
    INDEX LinkTokens_Expires (Expires),
    CONSTRAINT LinkTokens_of_channel FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
