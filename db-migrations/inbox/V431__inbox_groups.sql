-- The notices of channels. While a notice is unread, further acts of its kind and subject join it. A channel or video can have more than
-- 1,000, so there is no foreign key: clean-ups remove rows.
CREATE TABLE IF NOT EXISTS InboxGroups (
    GroupID BIGINT NOT NULL AUTO_INCREMENT,
    ChannelID INT NOT NULL COMMENT 'recipient',
    Kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    SubjectID BIGINT NOT NULL COMMENT 'video, comment or decision; 0: the recipient; negative: a decision that is not stored',
    VideoID INT NOT NULL COMMENT '0: none',
    Actors INT NOT NULL COMMENT 'number of different channels that have acted',
    LastAt BIGINT NOT NULL COMMENT 'epoch milliseconds of the last act',
    ReadAt BIGINT NULL COMMENT 'NULL: unread',
    OpenKey TINYINT AS (IF(ReadAt IS NULL, 1, NULL)) PERSISTENT COMMENT 'one unread notice for each recipient, kind and subject',
    Site BOOLEAN NOT NULL COMMENT 'shown in the inbox; if not, it is for a mail only',
    ForDigest BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'waits for the next digest',
    MailedAt BIGINT NULL COMMENT 'when the last mail about it was written at once',
    Report BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'a decision about what the recipient has reported; its data is in Decisions',
    SubjectKind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NULL COMMENT 'of a decision about the recipient',
    PublicID VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NULL,
    Title VARCHAR(255) NULL,
    Action VARCHAR(16) CHARACTER SET ascii NULL,
    Reason VARCHAR(500) NULL,
    PRIMARY KEY (GroupID),
    UNIQUE KEY InboxGroups_open (ChannelID, Kind, SubjectID, OpenKey),
    KEY InboxGroups_newest (ChannelID, LastAt DESC, GroupID DESC),
    KEY InboxGroups_unread (ChannelID, OpenKey),
    KEY InboxGroups_of_video (VideoID),
    KEY InboxGroups_last (LastAt)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
