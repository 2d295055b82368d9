ALTER TABLE Subscriptions
    ADD COLUMN IF NOT EXISTS BellSince BIGINT NULL COMMENT 'last change of the bell, epoch milliseconds; NULL: since the beginning';
