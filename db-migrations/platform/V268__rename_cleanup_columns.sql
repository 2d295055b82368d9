ALTER TABLE Cleanups
    CHANGE COLUMN IF EXISTS Due NextAttemptAt BIGINT NOT NULL COMMENT 'epoch milliseconds',
    RENAME INDEX IF EXISTS Cleanups_Due TO Cleanups_NextAttemptAt;
