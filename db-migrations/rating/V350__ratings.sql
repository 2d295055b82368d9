-- A video and a channel can have more than 1,000, so there is no foreign key: clean-ups remove rows.
CREATE TABLE IF NOT EXISTS Ratings (
    ChannelID INT NOT NULL COMMENT 'who rates',
    VideoID INT NOT NULL,
    Rating TINYINT NOT NULL COMMENT '1: like, -1: dislike',
    Rated BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (ChannelID, VideoID),
    KEY Ratings_of_video (VideoID, Rating),
    KEY Ratings_newest_of_channel (ChannelID, Rating, Rated DESC, VideoID DESC)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
