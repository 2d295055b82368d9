SET STATEMENT sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO') FOR
ALTER TABLE Videos
    ADD COLUMN IF NOT EXISTS CommentsPolicy ENUM ('open', 'held', 'closed') CHARACTER SET ascii NOT NULL DEFAULT 'open';
