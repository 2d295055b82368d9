CREATE TABLE IF NOT EXISTS ChannelDetails (
    ChannelID INT,
    Fname VARCHAR(25),
    Mname VARCHAR(25),
    Lname VARCHAR(25),
    Email VARCHAR(100) NOT NULL,
    Birth DATE,
    PRIMARY KEY (Email),
    FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID)
);
