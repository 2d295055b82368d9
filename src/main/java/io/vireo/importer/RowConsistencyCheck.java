package io.vireo.importer;

import java.sql.SQLException;

/** Finds inconsistencies between legacy rows: duplicates and orphans. Of several conflicting rows the oldest remains valid. */
final class RowConsistencyCheck {
    private final StagingTables stagingTables;

    RowConsistencyCheck(StagingTables stagingTables) {
        this.stagingTables = stagingTables;
    }

    void run() throws SQLException {
        channels(ImportProblem.NAME_TWICE, """
                SELECT ChannelID FROM (SELECT ChannelID, ROW_NUMBER() OVER (PARTITION BY Username ORDER BY ChannelID) AS n
                    FROM OldChannels WHERE Whole) names
                WHERE n > 1""");
        details(ImportProblem.DETAILS_WITHOUT_ACCOUNT, """
                SELECT Number FROM OldDetails d WHERE Whole AND NOT EXISTS
                    (SELECT 1 FROM OldChannels c WHERE c.ChannelID = d.ChannelID)""");
        stagingTables.execute(
                "UPDATE OldDetails d JOIN OldChannels c USING (ChannelID) SET d.Whole = FALSE WHERE NOT c.Whole");
        details(ImportProblem.DETAILS_TWICE, """
                SELECT Number FROM (SELECT Number, COUNT(*) OVER (PARTITION BY ChannelID) AS n
                    FROM OldDetails WHERE Whole) of_one
                WHERE n > 1""");
        details(ImportProblem.EMAIL_TWICE, """
                SELECT Number FROM (SELECT Number, ROW_NUMBER() OVER (PARTITION BY Email ORDER BY ChannelID) AS n
                    FROM OldDetails WHERE Whole) addresses
                WHERE n > 1""");
        channels(ImportProblem.WITHOUT_DETAILS, """
                SELECT ChannelID FROM OldChannels c WHERE Whole AND NOT EXISTS
                    (SELECT 1 FROM OldDetails d WHERE d.ChannelID = c.ChannelID AND d.Whole)""");
        videos(ImportProblem.WITHOUT_CHANNEL, """
                SELECT VideoID FROM OldVideos v WHERE Whole AND NOT EXISTS
                    (SELECT 1 FROM OldChannels c WHERE c.ChannelID = v.ChannelID)""");
        videos(ImportProblem.CHANNEL_SKIPPED, """
                SELECT VideoID FROM OldVideos v WHERE Whole AND EXISTS
                    (SELECT 1 FROM OldChannels c WHERE c.ChannelID = v.ChannelID AND NOT c.Whole)""");
        videos(ImportProblem.HASH_TWICE, """
                SELECT VideoID FROM (SELECT VideoID, ROW_NUMBER() OVER (PARTITION BY PathHash ORDER BY VideoID) AS n
                    FROM OldVideos WHERE Whole) hashes
                WHERE n > 1""");
    }

    private void channels(ImportProblem importProblem, String ids) throws SQLException {
        report(
                importProblem,
                ids,
                "OldChannels",
                "ChannelID",
                "CONCAT('ChannelID ', ChannelID, ' ''', Username, '''')");
    }

    private void details(ImportProblem importProblem, String ids) throws SQLException {
        report(importProblem, ids, "OldDetails", "Number", "CONCAT('ChannelID ', COALESCE(ChannelID, 'NULL'))");
    }

    private void videos(ImportProblem importProblem, String ids) throws SQLException {
        report(
                importProblem,
                ids,
                "OldVideos",
                "VideoID",
                "CONCAT('VideoID ', VideoID, ' ''', PathHash, ''' of ChannelID ', COALESCE(ChannelID, 'NULL'))");
    }

    private void report(ImportProblem importProblem, String ids, String table, String key, String example)
            throws SQLException {
        stagingTables.execute(
                "INSERT INTO OldProblems SELECT ?, " + key + ", " + example + " FROM " + table + " WHERE " + key
                        + " IN (" + ids + ")",
                importProblem.name());
        if (importProblem.fate() == ImportProblem.Fate.SKIPPED) {
            stagingTables.execute(
                    "UPDATE " + table + " SET Whole = FALSE WHERE " + key
                            + " IN (SELECT ID FROM OldProblems WHERE Problem = ?)",
                    importProblem.name());
        }
    }
}
