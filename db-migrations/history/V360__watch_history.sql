-- A channel or a video can have more than 1,000, so there is no foreign key: clean-ups remove rows.
CREATE TABLE IF NOT EXISTS WatchHistory (
    ChannelID INT NOT NULL,
    VideoID INT NOT NULL,
    PositionMillis INT NOT NULL,
    Done BOOLEAN NOT NULL,
    Watched BIGINT NOT NULL COMMENT 'epoch milliseconds; changes at most once a minute, so that most updates change no index',
    PRIMARY KEY (ChannelID, VideoID),
    KEY WatchHistory_newest (ChannelID, Watched DESC, VideoID DESC),
    KEY WatchHistory_of_video (VideoID),
    KEY WatchHistory_watched (Watched)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
