INSERT IGNORE INTO SearchLog (ID, LastSeq, Epoch)
VALUES (1, 0, UUID());
