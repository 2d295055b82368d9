-- Their names are unknown, and while they exist the columns they join cannot change. V13 and V14 make them anew.
DELIMITER //
BEGIN NOT ATOMIC
    FOR fk IN (SELECT TABLE_NAME AS t, CONSTRAINT_NAME AS c
               FROM information_schema.TABLE_CONSTRAINTS
               WHERE CONSTRAINT_SCHEMA = DATABASE()
                 AND CONSTRAINT_TYPE = 'FOREIGN KEY'
                 AND TABLE_NAME IN ('Channels', 'ChannelDetails', 'Videos')) DO
        EXECUTE IMMEDIATE CONCAT('ALTER TABLE `', fk.t, '` DROP FOREIGN KEY IF EXISTS `', REPLACE(fk.c, '`', '``'), '`');
    END FOR;
END //
DELIMITER ;
