-- A wave dash is normalized like a tilde, no longer like a dash, and two vertical lines have one form. A tag stays as it is if a tag of the
-- new form exists already, or if it also has other dashes; then it is replaced when its videos get new tags.
UPDATE IGNORE Tags
SET Folded = REPLACE(REPLACE(REPLACE(
    IF(CHAR_LENGTH(Folded) - CHAR_LENGTH(REPLACE(Folded, '-', ''))
           = CHAR_LENGTH(Name) - CHAR_LENGTH(REGEXP_REPLACE(Name, '[〜〰]', '')),
       REPLACE(Folded, '-', '~'), Folded),
    '⁓', '~'), '∼', '~'), '∥', '‖')
WHERE Name REGEXP '[〜〰⁓∼∥]';
