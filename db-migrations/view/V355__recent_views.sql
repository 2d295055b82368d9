-- Views that were counted within the last hours. Neither accounts nor addresses are stored: a viewer is a hash with a key of the day.
CREATE TABLE IF NOT EXISTS RecentViews (
    VideoID INT NOT NULL,
    Viewer CHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    Until BIGINT NOT NULL COMMENT 'when another view of this viewer counts, epoch milliseconds',
    PRIMARY KEY (VideoID, Viewer),
    KEY RecentViews_until (Until)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
