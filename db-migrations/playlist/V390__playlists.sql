-- The playlists of channels, and their watch-later lists, which have no hash path and are seen by nobody else.
CREATE TABLE IF NOT EXISTS Playlists (
    PlaylistID INT NOT NULL AUTO_INCREMENT,
    PathHash CHAR(11) CHARACTER SET ascii COLLATE ascii_nopad_bin NULL COMMENT 'NULL: watch later',
    ChannelID INT NOT NULL,
    LaterOf INT NULL COMMENT 'its channel if it is the watch-later list',
    Title VARCHAR(120) NOT NULL DEFAULT '',
    Visibility ENUM ('public', 'unlisted', 'private') CHARACTER SET ascii NOT NULL,
    Items INT NOT NULL DEFAULT 0 COMMENT 'number of rows in PlaylistItems',
    Numbering INT NOT NULL DEFAULT 0 COMMENT 'raised when all ranks change',
    Changed BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (PlaylistID),
    UNIQUE KEY Playlists_PathHash (PathHash),
    UNIQUE KEY Playlists_watch_later (LaterOf),
    KEY Playlists_of_channel (ChannelID, PlaylistID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
