-- Two levels: the first comments of threads, and their replies. A video or channel can have more than 1,000, so there is no foreign key:
-- clean-ups remove rows.
CREATE TABLE IF NOT EXISTS Comments (
    CommentID BIGINT NOT NULL AUTO_INCREMENT,
    VideoID INT NOT NULL,
    OwnerID INT NOT NULL COMMENT 'channel of the video',
    ThreadID BIGINT NOT NULL COMMENT 'first comment of the thread; 0: this is one',
    ReplyToID BIGINT NOT NULL COMMENT 'the answered comment; 0 for the first comment of a thread',
    ChannelID INT NULL COMMENT 'author; NULL: deleted',
    Text VARCHAR(5000) NOT NULL,
    Created BIGINT NOT NULL COMMENT 'epoch milliseconds',
    Edited BIGINT NULL,
    State ENUM ('shown', 'held', 'removed', 'deleted') CHARACTER SET ascii NOT NULL COMMENT 'removed: hidden by a moderator',
    Pinned BOOLEAN NOT NULL DEFAULT FALSE,
    Likes INT NOT NULL DEFAULT 0,
    Replies INT NOT NULL DEFAULT 0 COMMENT 'shown replies: of the thread, or those that name this comment',
    Children INT NOT NULL DEFAULT 0 COMMENT 'as Replies, in any state: a deleted comment keeps its row while it has some',
    Listed BOOLEAN AS (CAST(State AS UNSIGNED) = 1 OR Replies > 0) PERSISTENT
        COMMENT 'in the lists of everybody; one that is not shown keeps its place without text and author',
    HeldFor INT AS (IF(CAST(State AS UNSIGNED) = 2, OwnerID, NULL)) PERSISTENT COMMENT 'the owner who approves it; NULL: not held',
    PRIMARY KEY (CommentID),
    KEY Comments_newest (VideoID, ThreadID, Listed, Pinned DESC, CommentID DESC),
    KEY Comments_top (VideoID, ThreadID, Listed, Pinned DESC, Likes DESC, CommentID DESC),
    KEY Comments_of_channel (ChannelID, State, CommentID),
    KEY Comments_in_state (State, CommentID),
    KEY Comments_held (HeldFor, CommentID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
