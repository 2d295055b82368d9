-- Videos that are there already are the original's and listed: they get Published = TRUE by this default, which V15 ends.
SET STATEMENT sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO') FOR
ALTER TABLE Videos
    MODIFY VideoID INT NOT NULL AUTO_INCREMENT,
    MODIFY PathHash VARCHAR(7) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    MODIFY ChannelID INT NOT NULL,
    MODIFY Title VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci NOT NULL DEFAULT '',
    MODIFY Description MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci NOT NULL DEFAULT '',
    MODIFY Upload DATETIME(6) NOT NULL COMMENT 'UTC',
    MODIFY `Like` INT NOT NULL DEFAULT 0,
    MODIFY `Dislike` INT NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS Published BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'has its file and is listed',
    ADD COLUMN IF NOT EXISTS Bytes BIGINT NULL COMMENT 'size of the file',
    ADD COLUMN IF NOT EXISTS DurationMillis BIGINT NULL,
    ADD COLUMN IF NOT EXISTS Width INT NULL COMMENT 'pixels',
    ADD COLUMN IF NOT EXISTS Height INT NULL COMMENT 'pixels',
    ADD COLUMN IF NOT EXISTS Codec VARCHAR(16) CHARACTER SET ascii NULL,
    ADD UNIQUE INDEX IF NOT EXISTS Videos_PathHash (PathHash),
    ADD INDEX IF NOT EXISTS Videos_newest (Published, Upload DESC, VideoID DESC),
    ADD INDEX IF NOT EXISTS Videos_newest_of_channel (ChannelID, Published, Upload DESC, VideoID DESC),
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci,
    ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
