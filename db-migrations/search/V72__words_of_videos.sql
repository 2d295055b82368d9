-- The folded words of published videos. Rows are inserted by their video and read by their word, newest first.
CREATE TABLE IF NOT EXISTS VideoWords (
    VideoID INT NOT NULL,
    Word VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    Place TINYINT NOT NULL COMMENT '0: in the title, 1: only in the description',
    Upload BIGINT NOT NULL COMMENT 'of the video, in microseconds since 1970',
    PRIMARY KEY (VideoID, Word),
    INDEX VideoWords_newest (Word, Place, Upload, VideoID),
    CONSTRAINT VideoWords_of_video FOREIGN KEY (VideoID) REFERENCES Videos (VideoID) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
