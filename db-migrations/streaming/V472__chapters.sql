-- At most two rows for a video. Chapters of its description are not stored.
CREATE TABLE IF NOT EXISTS Chapters (
    VideoID INT NOT NULL,
    Source TINYINT NOT NULL COMMENT '1: the owner, 2: the file',
    Content MEDIUMBLOB NOT NULL COMMENT 'WebVTT in UTF-8',
    Changed BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (VideoID, Source),
    CONSTRAINT Chapters_of_video FOREIGN KEY (VideoID) REFERENCES Videos (VideoID) ON DELETE CASCADE
) ENGINE = InnoDB;
