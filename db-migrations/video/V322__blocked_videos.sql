ALTER TABLE Videos
    ADD COLUMN IF NOT EXISTS Blocked TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '1: by a moderator, 2: its channel is suspended; 0: neither',
    ADD INDEX IF NOT EXISTS Videos_blocked (Blocked, PathHash);
