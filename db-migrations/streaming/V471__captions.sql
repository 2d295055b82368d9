-- At most 50 rows for a video.
CREATE TABLE IF NOT EXISTS Captions (
    VideoID INT NOT NULL,
    Language VARCHAR(35) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'BCP 47',
    Label VARCHAR(100) NOT NULL,
    Kind VARCHAR(9) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'subtitles or captions',
    Content MEDIUMBLOB NOT NULL COMMENT 'WebVTT in UTF-8',
    Changed BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (VideoID, Language),
    CONSTRAINT Captions_of_video FOREIGN KEY (VideoID) REFERENCES Videos (VideoID) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
