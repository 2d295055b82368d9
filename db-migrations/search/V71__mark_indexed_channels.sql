SET STATEMENT sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO') FOR
ALTER TABLE Channels
    ADD COLUMN IF NOT EXISTS SearchMark BIGINT NULL COMMENT 'what the search index was made of',
    ADD COLUMN IF NOT EXISTS SearchPending BOOLEAN AS (NOT (SearchMark <=> CRC32(Username))) PERSISTENT,
    ADD INDEX IF NOT EXISTS Channels_search_pending (SearchPending, ChannelID);
