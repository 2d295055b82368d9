-- A username without the characters that nobody sees: two new ones may not be the same. NULL where an older channel has it already.
-- NO_AUTO_VALUE_ON_ZERO: a channel 0 stays channel 0.
SET STATEMENT sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO') FOR
ALTER TABLE Channels
    ADD COLUMN IF NOT EXISTS VisibleName VARCHAR(25) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_nopad_as_ci NULL
        COMMENT 'Username without invisible characters; unique',
    ADD UNIQUE INDEX IF NOT EXISTS Channels_VisibleName (VisibleName);
