-- Signed: two nodes that fold at the same time may subtract before they add. There is no foreign key: its check would lock videos.
CREATE TABLE IF NOT EXISTS VideoTallies (
    VideoID INT NOT NULL,
    LikesBefore INT NOT NULL DEFAULT 0 COMMENT 'of the original service, without accounts behind them',
    DislikesBefore INT NOT NULL DEFAULT 0,
    Likes INT NOT NULL DEFAULT 0,
    Dislikes INT NOT NULL DEFAULT 0,
    Comments INT NOT NULL DEFAULT 0,
    Views BIGINT NOT NULL DEFAULT 0,
    Heat DOUBLE NOT NULL DEFAULT 0,
    Folded BIGINT NOT NULL DEFAULT 0 COMMENT 'time of the last change, epoch milliseconds by the clock of the database',
    PRIMARY KEY (VideoID),
    KEY VideoTallies_folded (Folded)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
