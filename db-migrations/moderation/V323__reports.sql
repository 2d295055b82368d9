-- One row for each report. A subject or reporter can have more than 1,000, so there is no foreign key: clean-ups remove rows.
CREATE TABLE IF NOT EXISTS Reports (
    ReportID BIGINT NOT NULL AUTO_INCREMENT,
    Kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'of a report subject, contributed by a feature',
    SubjectID BIGINT NOT NULL COMMENT 'key of the row of the subject',
    ReporterID INT NULL COMMENT 'NULL: the account of the reporter is deleted',
    OpenKey BIGINT NOT NULL DEFAULT 0 COMMENT '0 while the report is open, then its ReportID: one open report for each account and subject',
    DecisionID BIGINT NULL COMMENT 'the decision that closed it',
    Informed BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether the mail to the reporter about the decision is written',
    Reason VARCHAR(16) CHARACTER SET ascii NOT NULL,
    Text VARCHAR(2000) NOT NULL,
    Title VARCHAR(255) NOT NULL COMMENT 'of the subject when it was reported',
    Content VARCHAR(5000) NOT NULL COMMENT 'text of the subject when it was reported, shortened',
    Created BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (ReportID),
    UNIQUE KEY Reports_open (ReporterID, Kind, SubjectID, OpenKey),
    KEY Reports_of_subject (Kind, SubjectID, OpenKey, ReportID),
    KEY Reports_of_decision (DecisionID, Informed, ReportID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
