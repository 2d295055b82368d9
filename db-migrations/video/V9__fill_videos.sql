-- A video whose day is not known is older than any other.
UPDATE Videos
SET Title = COALESCE(Title, ''),
    Description = COALESCE(Description, ''),
    Upload = IF(Upload IS NULL OR MONTH(Upload) = 0 OR DAYOFMONTH(Upload) = 0, '1970-01-01', Upload),
    `Like` = COALESCE(`Like`, 0),
    `Dislike` = COALESCE(`Dislike`, 0);
