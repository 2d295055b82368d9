-- NO_AUTO_VALUE_ON_ZERO: a channel 0 stays channel 0.
SET STATEMENT sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO') FOR
ALTER TABLE Channels
    MODIFY ChannelID INT NOT NULL AUTO_INCREMENT,
    MODIFY Username VARCHAR(25) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_nopad_as_ci NOT NULL,
    MODIFY Password VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    ADD COLUMN IF NOT EXISTS TokenGeneration INT NOT NULL DEFAULT 0
        COMMENT 'raised when the password changes; tokens of an earlier one are void',
    ADD COLUMN IF NOT EXISTS VideoCount INT NOT NULL DEFAULT 0 COMMENT 'published videos; kept, not counted',
    ADD COLUMN IF NOT EXISTS Created DATETIME(6) NULL COMMENT 'UTC; unknown for channels of the original Vireo',
    ADD UNIQUE INDEX IF NOT EXISTS Channels_Username (Username),
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci,
    ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
