-- The costliest hash there is tells how long every failed sign-in must take; NULL for what is no bcrypt hash.
ALTER TABLE Channels
    ADD COLUMN IF NOT EXISTS PasswordCost VARCHAR(2) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
        AS (IF(Password LIKE '$2_$__$%', SUBSTRING(Password, 5, 2), NULL)) VIRTUAL COMMENT 'of bcrypt',
    ADD INDEX IF NOT EXISTS Channels_PasswordCost (PasswordCost);
