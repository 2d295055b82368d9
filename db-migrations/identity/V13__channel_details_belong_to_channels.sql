ALTER TABLE ChannelDetails
    ADD CONSTRAINT ChannelDetails_of_channel FOREIGN KEY IF NOT EXISTS (ChannelID) REFERENCES Channels (ChannelID) ON DELETE CASCADE;
