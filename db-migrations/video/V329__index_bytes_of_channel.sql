-- Serves the sum of the bytes of a channel.
ALTER TABLE Videos ADD INDEX IF NOT EXISTS Videos_bytes_of_channel (ChannelID, Bytes);
