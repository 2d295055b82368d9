-- Listed is what the lists and counts of everybody read: 1 listed, 0 published but not listed, NULL not published.
SET STATEMENT sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO') FOR
ALTER TABLE Videos
    ADD COLUMN IF NOT EXISTS Visibility ENUM ('public', 'unlisted', 'private') CHARACTER SET ascii NOT NULL DEFAULT 'public',
    ADD COLUMN IF NOT EXISTS Blocked TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '1: by a moderator, 2: its channel is suspended; not 0: hidden',
    ADD COLUMN IF NOT EXISTS AccessKey CHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NULL COMMENT 'opens an unlisted video',
    ADD COLUMN IF NOT EXISTS AccessVersion INT NOT NULL DEFAULT 0 COMMENT 'raised to revoke access tokens',
    ADD COLUMN IF NOT EXISTS AccessChanged BIGINT NULL
        COMMENT 'the catalogue version of the last change of visibility; NULL: always public',
    ADD COLUMN IF NOT EXISTS Listed BOOLEAN
        AS (IF(Published, CAST(Visibility AS UNSIGNED) = 1 AND NOT Blocked, NULL)) PERSISTENT,
    ADD INDEX IF NOT EXISTS Videos_listed (Listed, Upload DESC, VideoID DESC),
    ADD INDEX IF NOT EXISTS Videos_listed_of_channel (ChannelID, Listed, Upload DESC, VideoID DESC),
    ADD INDEX IF NOT EXISTS Videos_access_changed (AccessChanged),
    DROP INDEX IF EXISTS Videos_newest,
    DROP INDEX IF EXISTS Videos_newest_of_channel;
