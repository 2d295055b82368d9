-- A channel has at most 50 rows.
CREATE TABLE IF NOT EXISTS BrowserSessions (
    SessionID BIGINT NOT NULL AUTO_INCREMENT,
    SecretHash CHAR(64) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'SHA-256 of the cookie in hexadecimal digits',
    ChannelID INT NOT NULL,
    Generation INT NOT NULL COMMENT 'the token generation of the channel: a changed password ends the session',
    TokenID VARCHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'the jti of the token that was issued at the sign-in',
    Browser VARCHAR(20) NOT NULL COMMENT 'name without version; empty if unknown',
    OperatingSystem VARCHAR(20) NOT NULL COMMENT 'name without version; empty if unknown',
    Permanent BOOLEAN NOT NULL COMMENT 'whether the visitor chose to stay signed in',
    SignedIn BIGINT NOT NULL COMMENT 'epoch milliseconds',
    LastUsed BIGINT NOT NULL COMMENT 'epoch milliseconds; changes at most once in ten minutes',
    Expires BIGINT NOT NULL COMMENT 'epoch milliseconds; each use that is recorded postpones it',
    PRIMARY KEY (SessionID),
    UNIQUE KEY BrowserSessions_secret (SecretHash),
    KEY BrowserSessions_of_channel (ChannelID),
    KEY BrowserSessions_expires (Expires),
    CONSTRAINT BrowserSessions_channel FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
