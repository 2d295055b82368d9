-- V1 to V3 are the tables of the original Vireo, as it made them; where they exist they stay as they are.
CREATE TABLE IF NOT EXISTS Channels (
    ChannelID INT NOT NULL,
    Username VARCHAR(25),
    Password VARCHAR(60),
    PRIMARY KEY (ChannelID)
);
