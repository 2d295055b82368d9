-- All tags of the site. Two tags are the same if they are equal when they are normalized as for search.
CREATE TABLE IF NOT EXISTS Tags (
    TagID INT NOT NULL AUTO_INCREMENT,
    Folded VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'normalized',
    Name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'as it was first written',
    Uses INT NOT NULL DEFAULT 0 COMMENT 'videos that show it; counted by the leader, up to 10,000',
    PRIMARY KEY (TagID),
    UNIQUE KEY Tags_folded (Folded),
    KEY Tags_uses (Uses DESC, TagID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
