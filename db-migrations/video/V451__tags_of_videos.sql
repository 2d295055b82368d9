-- A tag can have more than 1,000 videos, and a channel more than 1,000 videos with tags, so there is no foreign key: a clean-up removes
-- rows. Shown and Upload are copies, so that one index serves the newest videos of a tag.
CREATE TABLE IF NOT EXISTS VideoTags (
    VideoID INT NOT NULL,
    Place TINYINT UNSIGNED NOT NULL COMMENT 'the order that the owner has chosen',
    TagID INT NOT NULL,
    Name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'as the owner writes it',
    Shown BOOLEAN NOT NULL COMMENT 'the video is published and public; blocked ones are found by Videos.Listed',
    Upload DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (VideoID, Place),
    KEY VideoTags_newest_of_tag (TagID, Shown, Upload DESC, VideoID DESC)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
