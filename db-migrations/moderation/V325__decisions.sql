CREATE TABLE IF NOT EXISTS Decisions (
    DecisionID BIGINT NOT NULL AUTO_INCREMENT,
    Kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    SubjectID BIGINT NOT NULL,
    OwnerID INT NOT NULL COMMENT 'channel of the owner of the subject',
    ModeratorID INT NOT NULL,
    Action VARCHAR(16) CHARACTER SET ascii NOT NULL,
    Title VARCHAR(255) NOT NULL COMMENT 'of the subject, for the mails',
    Created BIGINT NOT NULL COMMENT 'epoch milliseconds',
    Appealed BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (DecisionID),
    KEY Decisions_of_owner (OwnerID, Kind, SubjectID, DecisionID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
