-- A channel can have any number of subscribers, so there is no foreign key: a clean-up removes rows.
CREATE TABLE IF NOT EXISTS Subscriptions (
    SubscriberID INT NOT NULL,
    ChannelID INT NOT NULL,
    Bell BOOLEAN NOT NULL COMMENT 'wants a notice of each new video',
    Since BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (SubscriberID, ChannelID),
    KEY Subscriptions_of_channel (ChannelID, SubscriberID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
