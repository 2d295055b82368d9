DELIMITER //
BEGIN NOT ATOMIC
    IF EXISTS (SELECT 1 FROM Videos WHERE PathHash IS NULL) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Videos has rows without PathHash: complete or delete them';
    END IF;
    IF EXISTS (SELECT 1 FROM Videos GROUP BY CAST(PathHash AS BINARY) HAVING COUNT(*) > 1) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Videos has a PathHash twice: GROUP BY PathHash HAVING COUNT(*) > 1';
    END IF;
    IF EXISTS (SELECT 1 FROM Videos v WHERE NOT EXISTS (SELECT 1 FROM Channels c WHERE c.ChannelID = v.ChannelID)) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Videos has rows whose ChannelID is not in Channels: delete or complete them';
    END IF;
END //
DELIMITER ;
