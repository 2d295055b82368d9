ALTER TABLE Mails
    CHANGE COLUMN IF EXISTS Due NextAttemptAt BIGINT NULL
        COMMENT 'epoch milliseconds; while a node sends the mail: the end of its lease; null in a dead letter',
    CHANGE COLUMN IF EXISTS Died FailedAt BIGINT NULL COMMENT 'epoch milliseconds; when it became a dead letter',
    CHANGE COLUMN IF EXISTS Problem LastError VARCHAR(255) CHARACTER SET utf8mb4 NULL COMMENT 'why the last attempt failed',
    RENAME INDEX IF EXISTS Mails_Due TO Mails_NextAttemptAt,
    RENAME INDEX IF EXISTS Mails_Died TO Mails_FailedAt;
