-- The changes that have no number yet, besides those that SearchPending shows: above all deletions.
CREATE TABLE IF NOT EXISTS SearchQueue (
    ID BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    Kind TINYINT NOT NULL COMMENT '0: video, 1: channel',
    RowID INT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
