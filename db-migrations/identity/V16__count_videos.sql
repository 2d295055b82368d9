UPDATE Channels c
SET c.VideoCount = (SELECT COUNT(*) FROM Videos v WHERE v.ChannelID = c.ChannelID AND v.Published);
