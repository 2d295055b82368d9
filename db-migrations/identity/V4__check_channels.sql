-- V4 to V6 look for rows that the rules of the later steps would refuse, before anything is changed.
-- A message names the query that shows the rows, never their content; it may have 128 characters.
DELIMITER //
BEGIN NOT ATOMIC
    IF EXISTS (SELECT 1 FROM Channels WHERE Username IS NULL OR Password IS NULL) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Channels has rows without Username or Password: complete or delete them';
    END IF;
    IF EXISTS (SELECT 1 FROM Channels
               GROUP BY CONVERT(Username USING utf8mb4) COLLATE utf8mb4_uca1400_nopad_as_ci HAVING COUNT(*) > 1) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Channels has a Username twice (but for case): GROUP BY LOWER(Username) HAVING COUNT(*) > 1';
    END IF;
END //
DELIMITER ;
