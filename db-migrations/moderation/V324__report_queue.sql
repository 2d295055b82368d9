-- One row for each subject that waits for a moderator.
CREATE TABLE IF NOT EXISTS ReportQueue (
    EntryID BIGINT NOT NULL AUTO_INCREMENT,
    Kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    SubjectID BIGINT NOT NULL,
    PublicID VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    Reports INT NOT NULL COMMENT 'number of open reports',
    First BIGINT NOT NULL COMMENT 'epoch milliseconds of the first of them',
    Last BIGINT NOT NULL,
    Appeal VARCHAR(2000) NOT NULL DEFAULT '' COMMENT 'of the owner against the last decision',
    AppealedID BIGINT NULL COMMENT 'the decision that is appealed',
    PRIMARY KEY (EntryID),
    UNIQUE KEY ReportQueue_subject (Kind, SubjectID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
