CREATE TABLE IF NOT EXISTS Videos (
    VideoID INT NOT NULL,
    PathHash VARCHAR(7),
    ChannelID INT,
    Title VARCHAR(255),
    Description MEDIUMTEXT,
    Upload DATE,
    `Like` INT,
    `Dislike` INT,
    PRIMARY KEY (VideoID),
    FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID)
);
