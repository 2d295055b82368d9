-- Bytes that uploads in progress have reserved of the quota of their channel. A channel has few of them.
CREATE TABLE IF NOT EXISTS UploadReservations (
    Name CHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'of the upload',
    ChannelID INT NOT NULL,
    PathHash VARCHAR(7) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    Bytes BIGINT NOT NULL,
    Expires BIGINT NOT NULL COMMENT 'epoch milliseconds; renewed while the upload is in progress',
    PRIMARY KEY (Name),
    KEY UploadReservations_of_channel (ChannelID),
    KEY UploadReservations_of_video (PathHash),
    KEY UploadReservations_expires (Expires),
    CONSTRAINT UploadReservations_channel FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
