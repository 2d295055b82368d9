-- Who has done what in which notice. The primary key makes repeated likes and subscriptions one act. No foreign keys: clean-ups remove rows.
CREATE TABLE IF NOT EXISTS InboxActors (
    ChannelID INT NOT NULL COMMENT 'recipient',
    Kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    SubjectID BIGINT NOT NULL,
    ActorID INT NOT NULL,
    CommentID BIGINT NOT NULL COMMENT 'the comment that was written; 0: none',
    VideoID INT NOT NULL COMMENT '0: none',
    GroupID BIGINT NULL COMMENT 'the notice that shows it; NULL: only the last ones are shown',
    Created BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (ChannelID, Kind, SubjectID, ActorID, CommentID),
    KEY InboxActors_of_group (GroupID, Created DESC),
    KEY InboxActors_of_actor (ActorID),
    KEY InboxActors_of_video (VideoID),
    KEY InboxActors_created (Created)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
