-- Dates with a zero in them, which an older server let in, are no dates.
UPDATE ChannelDetails
SET Fname = COALESCE(Fname, ''),
    Mname = COALESCE(Mname, ''),
    Lname = COALESCE(Lname, ''),
    Birth = IF(MONTH(Birth) = 0 OR DAYOFMONTH(Birth) = 0, NULL, Birth);
