CREATE TABLE IF NOT EXISTS Jobs (
    JobID BIGINT NOT NULL AUTO_INCREMENT,
    Kind VARCHAR(64) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'names the handler',
    JobKey VARCHAR(190) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'what it is about; there is one job of a kind for it',
    Payload TEXT NOT NULL COMMENT 'what the handler needs to know',
    Created DATETIME(3) NOT NULL COMMENT 'in UTC, by the clock of the database, as all times of this table',
    NextAttemptAt DATETIME(3) NOT NULL COMMENT 'when a node may claim it; of a claimed job the end of the lease',
    LeaseToken CHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NULL COMMENT 'random, of the claim; NULL if no node runs it',
    Attempts INT NOT NULL DEFAULT 0 COMMENT 'claims, the current one included',
    FailedAt DATETIME(3) NULL COMMENT 'when it became a dead letter; NULL if it is still to be done',
    LastError VARCHAR(500) NULL COMMENT 'why the last attempt failed',
    PRIMARY KEY (JobID),
    UNIQUE KEY UniqueJob (Kind, JobKey),
    KEY DueJobs (FailedAt, NextAttemptAt)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
