package io.vireo.takeover;

import java.sql.SQLException;

/** What is wrong between rows: names twice, orphans. Of rows that stand in each other's way the oldest stays whole. */
final class CrossCheck {
    private final Staging staging;

    CrossCheck(Staging staging) {
        this.staging = staging;
    }

    void run() throws SQLException {
        channels(Problem.NAME_TWICE, """
                SELECT ChannelID FROM (SELECT ChannelID, ROW_NUMBER() OVER (PARTITION BY Username ORDER BY ChannelID) AS n
                    FROM OldChannels WHERE Whole) names
                WHERE n > 1""");
        details(Problem.DETAILS_WITHOUT_ACCOUNT, """
                SELECT Number FROM OldDetails d WHERE Whole AND NOT EXISTS
                    (SELECT 1 FROM OldChannels c WHERE c.ChannelID = d.ChannelID)""");
        staging.execute(
                "UPDATE OldDetails d JOIN OldChannels c USING (ChannelID) SET d.Whole = FALSE WHERE NOT c.Whole");
        details(Problem.DETAILS_TWICE, """
                SELECT Number FROM (SELECT Number, COUNT(*) OVER (PARTITION BY ChannelID) AS n
                    FROM OldDetails WHERE Whole) of_one
                WHERE n > 1""");
        details(Problem.EMAIL_TWICE, """
                SELECT Number FROM (SELECT Number, ROW_NUMBER() OVER (PARTITION BY Email ORDER BY ChannelID) AS n
                    FROM OldDetails WHERE Whole) addresses
                WHERE n > 1""");
        channels(Problem.WITHOUT_DETAILS, """
                SELECT ChannelID FROM OldChannels c WHERE Whole AND NOT EXISTS
                    (SELECT 1 FROM OldDetails d WHERE d.ChannelID = c.ChannelID AND d.Whole)""");
        videos(Problem.WITHOUT_CHANNEL, """
                SELECT VideoID FROM OldVideos v WHERE Whole AND NOT EXISTS
                    (SELECT 1 FROM OldChannels c WHERE c.ChannelID = v.ChannelID)""");
        videos(Problem.CHANNEL_LEFT, """
                SELECT VideoID FROM OldVideos v WHERE Whole AND EXISTS
                    (SELECT 1 FROM OldChannels c WHERE c.ChannelID = v.ChannelID AND NOT c.Whole)""");
        videos(Problem.HASH_TWICE, """
                SELECT VideoID FROM (SELECT VideoID, ROW_NUMBER() OVER (PARTITION BY PathHash ORDER BY VideoID) AS n
                    FROM OldVideos WHERE Whole) hashes
                WHERE n > 1""");
    }

    private void channels(Problem problem, String ids) throws SQLException {
        note(problem, ids, "OldChannels", "ChannelID", "CONCAT('ChannelID ', ChannelID, ' ''', Username, '''')");
    }

    private void details(Problem problem, String ids) throws SQLException {
        note(problem, ids, "OldDetails", "Number", "CONCAT('ChannelID ', COALESCE(ChannelID, 'NULL'))");
    }

    private void videos(Problem problem, String ids) throws SQLException {
        note(
                problem,
                ids,
                "OldVideos",
                "VideoID",
                "CONCAT('VideoID ', VideoID, ' ''', PathHash, ''' of ChannelID ', COALESCE(ChannelID, 'NULL'))");
    }

    private void note(Problem problem, String ids, String table, String key, String example) throws SQLException {
        staging.execute(
                "INSERT INTO OldProblems SELECT ?, " + key + ", " + example + " FROM " + table + " WHERE " + key
                        + " IN (" + ids + ")",
                problem.name());
        if (problem.fate() == Problem.Fate.LEFT) {
            staging.execute(
                    "UPDATE " + table + " SET Whole = FALSE WHERE " + key
                            + " IN (SELECT ID FROM OldProblems WHERE Problem = ?)",
                    problem.name());
        }
    }
}
