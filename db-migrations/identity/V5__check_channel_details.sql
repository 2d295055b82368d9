DELIMITER //
BEGIN NOT ATOMIC
    IF EXISTS (SELECT 1 FROM ChannelDetails
               GROUP BY CONVERT(Email USING utf8mb4) COLLATE utf8mb4_uca1400_nopad_as_ci HAVING COUNT(*) > 1) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ChannelDetails has an Email twice (but for case): GROUP BY LOWER(Email) HAVING COUNT(*) > 1';
    END IF;
    IF EXISTS (SELECT 1 FROM ChannelDetails GROUP BY ChannelID HAVING COUNT(*) > 1) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ChannelDetails has a ChannelID twice: GROUP BY ChannelID HAVING COUNT(*) > 1';
    END IF;
    IF EXISTS (SELECT 1 FROM ChannelDetails d WHERE NOT EXISTS (SELECT 1 FROM Channels c WHERE c.ChannelID = d.ChannelID)) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ChannelDetails has rows whose ChannelID is not in Channels: delete or complete them';
    END IF;
END //
DELIMITER ;
