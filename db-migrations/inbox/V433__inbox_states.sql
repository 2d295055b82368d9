-- One row for each channel that has an inbox. A clean-up removes it: a foreign key would lock the row of the channel.
CREATE TABLE IF NOT EXISTS InboxStates (
    ChannelID INT NOT NULL,
    SeenTo BIGINT NOT NULL DEFAULT 0 COMMENT 'new videos up to this time are read; epoch microseconds',
    DigestDay INT NOT NULL DEFAULT 0 COMMENT 'day since 1970 of the last digest',
    DigestTo BIGINT NOT NULL DEFAULT 0 COMMENT 'new videos up to this time were in a digest; epoch microseconds',
    PRIMARY KEY (ChannelID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
