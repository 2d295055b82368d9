-- Search folds apostrophes, quotes, dashes, kana and Cyrillic letters otherwise since: what is beyond ASCII is indexed again.
UPDATE Videos
SET SearchMark = NULL
WHERE LENGTH(Title) <> CHAR_LENGTH(Title) OR LENGTH(Description) <> CHAR_LENGTH(Description);
