ALTER TABLE Channels
    ADD COLUMN IF NOT EXISTS Role ENUM('user', 'moderator', 'admin') CHARACTER SET ascii NOT NULL DEFAULT 'user',
    ADD INDEX IF NOT EXISTS Channels_role (Role);
