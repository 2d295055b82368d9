-- SearchMark says of which text and time the search index was made; a row is pending while that is not what it has now, whoever
-- changed it. NO_AUTO_VALUE_ON_ZERO: a video 0 stays video 0.
SET STATEMENT sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO') FOR
ALTER TABLE Videos
    ADD COLUMN IF NOT EXISTS SearchMark BIGINT NULL COMMENT 'what the search index was made of',
    ADD COLUMN IF NOT EXISTS SearchPending BOOLEAN
        AS (Published AND NOT (SearchMark <=> CRC32(Title) + 2 * CRC32(Description) + 4 * TO_SECONDS(Upload))) PERSISTENT,
    ADD INDEX IF NOT EXISTS Videos_search_pending (SearchPending, VideoID);
