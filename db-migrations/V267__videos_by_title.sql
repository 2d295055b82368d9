-- Finds the titles that equal a search query.
ALTER TABLE Videos
    ADD INDEX IF NOT EXISTS Videos_title (Title(40));
