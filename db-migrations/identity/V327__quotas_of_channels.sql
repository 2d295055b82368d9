ALTER TABLE Channels
    ADD COLUMN IF NOT EXISTS QuotaBytes BIGINT NULL COMMENT 'bytes of all files; 0: unlimited; NULL: the setting of the role',
    ADD COLUMN IF NOT EXISTS QuotaVideos INT NULL COMMENT 'uploads in 24 hours; 0: unlimited; NULL: the setting of the role';
