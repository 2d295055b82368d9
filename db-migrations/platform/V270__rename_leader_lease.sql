UPDATE IGNORE Leases SET Name = 'leader' WHERE Name = 'duty';
