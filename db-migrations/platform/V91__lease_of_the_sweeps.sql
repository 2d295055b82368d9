INSERT IGNORE INTO Leases (Name, Holder, Until) VALUES ('duty', '', '2000-01-01 00:00:00');
