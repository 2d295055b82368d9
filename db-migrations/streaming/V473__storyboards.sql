CREATE TABLE IF NOT EXISTS Storyboards (
    VideoID INT NOT NULL,
    TileWidth SMALLINT UNSIGNED NOT NULL COMMENT 'in pixels',
    TileHeight SMALLINT UNSIGNED NOT NULL COMMENT 'in pixels',
    DurationMillis BIGINT NOT NULL,
    Starts TEXT CHARACTER SET ascii NOT NULL COMMENT 'milliseconds for each tile, separated by commas',
    Made BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (VideoID),
    CONSTRAINT Storyboards_of_video FOREIGN KEY (VideoID) REFERENCES Videos (VideoID) ON DELETE CASCADE
) ENGINE = InnoDB;
