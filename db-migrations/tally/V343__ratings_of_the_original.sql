INSERT IGNORE INTO VideoTallies (VideoID, LikesBefore, DislikesBefore)
SELECT v.VideoID, GREATEST(v.`Like`, 0), GREATEST(v.`Dislike`, 0)
FROM Videos v
WHERE v.`Like` > 0 OR v.`Dislike` > 0;
