-- Every ending of every word: what stands inside a word stands at the beginning of one of its endings.
CREATE TABLE IF NOT EXISTS WordEndings (
    Ending VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    Word VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    PRIMARY KEY (Ending, Word)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
