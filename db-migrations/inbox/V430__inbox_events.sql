-- What has happened and is not yet in an inbox: inserted by the transaction of the act, grouped and removed by the leader within seconds.
CREATE TABLE IF NOT EXISTS InboxEvents (
    EventID BIGINT NOT NULL AUTO_INCREMENT,
    Kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    RecipientID INT NOT NULL COMMENT 'channel',
    ActorID INT NOT NULL COMMENT 'channel',
    SubjectID BIGINT NOT NULL COMMENT 'as in InboxGroups',
    VideoID INT NOT NULL COMMENT '0: none',
    CommentID BIGINT NOT NULL COMMENT 'the comment that was written; 0: none',
    Created BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (EventID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
