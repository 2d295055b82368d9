-- The characters of AccountForm.INVISIBLE. Of several channels whose names look the same the oldest gets it.
UPDATE IGNORE Channels
SET VisibleName = REGEXP_REPLACE(Username,
    '[\\p{C}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{16FE4}\\x{1D159}\\x{E0000}-\\x{E0FFF}]', '')
WHERE VisibleName IS NULL
ORDER BY ChannelID;
