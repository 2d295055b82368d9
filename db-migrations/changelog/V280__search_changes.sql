-- The changes of videos and channels in the order in which the search indexes of all nodes follow them.
CREATE TABLE IF NOT EXISTS SearchChanges (
    Seq BIGINT NOT NULL PRIMARY KEY,
    Kind TINYINT NOT NULL COMMENT '0: video, 1: channel',
    RowID INT NOT NULL,
    Numbered TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    INDEX SearchChanges_numbered (Numbered)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
