-- Append-only: no statement changes or deletes its rows. It has keys of channels, not their names.
CREATE TABLE IF NOT EXISTS ModerationLog (
    LogID BIGINT NOT NULL AUTO_INCREMENT,
    Created BIGINT NOT NULL COMMENT 'epoch milliseconds',
    ActorID INT NULL COMMENT 'channel of the moderator; NULL: the operator',
    Action VARCHAR(16) CHARACTER SET ascii NOT NULL,
    Kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    SubjectID BIGINT NOT NULL,
    PublicID VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'empty for a channel, whose name is read by its key',
    Reason VARCHAR(500) NOT NULL,
    BeforeState VARCHAR(64) NOT NULL,
    AfterState VARCHAR(64) NOT NULL,
    PRIMARY KEY (LogID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
