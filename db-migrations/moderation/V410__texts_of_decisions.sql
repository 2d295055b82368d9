-- What the owner of a subject sees of a decision.
ALTER TABLE Decisions
    ADD COLUMN IF NOT EXISTS PublicID VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ''
        COMMENT 'of the subject',
    ADD COLUMN IF NOT EXISTS Reason VARCHAR(500) NOT NULL DEFAULT '';
