-- Changes of counters that are not yet in VideoTallies and ChannelTallies. Rows are inserted and deleted, never updated.
CREATE TABLE IF NOT EXISTS TallyDeltas (
    DeltaID BIGINT NOT NULL AUTO_INCREMENT,
    Kind TINYINT UNSIGNED NOT NULL COMMENT 'TallyKind.number',
    SubjectID INT NOT NULL COMMENT 'of a video or, for subscribers, of a channel',
    Delta INT NOT NULL,
    PRIMARY KEY (DeltaID),
    KEY TallyDeltas_of_subject (Kind, SubjectID, Delta)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
