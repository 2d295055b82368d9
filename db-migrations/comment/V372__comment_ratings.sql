-- Who likes which comment; Comments.Likes is their number. No foreign keys: clean-ups remove rows.
CREATE TABLE IF NOT EXISTS CommentRatings (
    ChannelID INT NOT NULL,
    CommentID BIGINT NOT NULL,
    Rated BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (ChannelID, CommentID),
    KEY CommentRatings_of_comment (CommentID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
