package io.vireo;

import java.util.List;

/**
 * Published videos without files, more than one transaction deletes; each with chapters, a rating and an entry of a history.
 *
 * @param channelId the key of their channel
 * @param prefix the first three characters of their hash paths
 */
public record ManyVideos(long channelId, String prefix, int number) {
    /** The key of a channel that does not exist, which has left the traces. */
    public static final long NOWHERE = 90_000_001;

    /** Returns the statements that add them. */
    public List<String> insertions() {
        String ofChannel = " FROM Videos v WHERE v.ChannelID = " + channelId;
        return List.of(
                "INSERT INTO Videos (PathHash, ChannelID, Title, Description, Upload, Published) SELECT CONCAT('"
                        + prefix
                        + "', LPAD(seq, 4, '0')), " + channelId
                        + ", CONCAT('One of many ', seq), '', UTC_TIMESTAMP(6), 1 FROM seq_1_to_" + number,
                "INSERT INTO Chapters (VideoID, Source, Content, Changed) SELECT v.VideoID, 1, 'WEBVTT', 5" + ofChannel,
                "INSERT INTO Ratings (ChannelID, VideoID, Rating, Rated) SELECT " + NOWHERE + ", v.VideoID, 1, 5"
                        + ofChannel,
                "INSERT INTO WatchHistory (ChannelID, VideoID, PositionMillis, Done, Watched) SELECT " + NOWHERE
                        + ", v.VideoID, 5, 0, 5" + ofChannel,
                "UPDATE Channels SET VideoCount = " + number + " WHERE ChannelID = " + channelId);
    }

    /** Returns the hash path of one, counted from 1. */
    public String hash(int which) {
        return prefix + String.format("%04d", which);
    }

    /** Returns a query of the number of videos that are left. */
    public String count() {
        return "SELECT COUNT(*) FROM Videos WHERE ChannelID = " + channelId;
    }

    /** Returns a query of the number of hash paths that are neither those of a video nor those of a deleted one. */
    public String lost() {
        return "SELECT COUNT(*) FROM seq_1_to_" + number + " s WHERE CONCAT('" + prefix
                + "', LPAD(s.seq, 4, '0')) NOT IN (SELECT PathHash FROM PendingFileDeletions UNION ALL SELECT PathHash FROM Videos)";
    }

    /** Returns a statement that waits for the deletion of a video and, until its transaction ends, lets it wait. */
    public String hold(int which) {
        // not the row of the video, which is written when the channel is hidden
        return "SELECT c.VideoID FROM Chapters c WHERE c.VideoID = (SELECT v.VideoID FROM Videos v WHERE v.PathHash = '"
                + hash(which) + "') FOR UPDATE";
    }
}
