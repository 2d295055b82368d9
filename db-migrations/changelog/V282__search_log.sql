-- One row: the last number in SearchChanges. Its lock makes numbers visible in order.
CREATE TABLE IF NOT EXISTS SearchLog (
    ID TINYINT NOT NULL PRIMARY KEY,
    LastSeq BIGINT NOT NULL,
    Epoch CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'identifies this database'
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
