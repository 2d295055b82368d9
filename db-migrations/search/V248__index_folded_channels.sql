UPDATE Channels
SET SearchMark = NULL
WHERE LENGTH(Username) <> CHAR_LENGTH(Username);
