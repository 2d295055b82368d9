ALTER TABLE DeletedChannels
    CHANGE COLUMN IF EXISTS Closed DeletedAt BIGINT NOT NULL COMMENT 'epoch milliseconds',
    CHANGE COLUMN IF EXISTS PictureGone AvatarRemoved BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'all files of the avatar are removed',
    RENAME INDEX IF EXISTS ClosedChannels_NameHash TO DeletedChannels_NameHash,
    RENAME INDEX IF EXISTS ClosedChannels_Closed TO DeletedChannels_DeletedAt;
