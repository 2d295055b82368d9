CREATE TABLE IF NOT EXISTS RemovedVideos (
    PathHash VARCHAR(7) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'of a row that is gone and whose files may still be there',
    PRIMARY KEY (PathHash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
