-- A playlist can have more than 1,000 items, and a video can be in more than 1,000 playlists, so there is no foreign key: clean-ups
-- remove rows.
CREATE TABLE IF NOT EXISTS PlaylistItems (
    PlaylistID INT NOT NULL,
    SortRank BIGINT NOT NULL COMMENT 'the order within the playlist; sparse',
    VideoID INT NOT NULL,
    FormerRank BIGINT NULL COMMENT 'the rank before the last renumbering; NULL: added or moved since',
    Added BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (PlaylistID, SortRank),
    UNIQUE KEY PlaylistItems_video (PlaylistID, VideoID),
    KEY PlaylistItems_of_video (VideoID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
