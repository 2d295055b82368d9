ALTER TABLE ChannelDetails
    ADD COLUMN IF NOT EXISTS EmailVerified DATETIME(6) NULL COMMENT 'UTC; when the owner opened the link sent to Email';
