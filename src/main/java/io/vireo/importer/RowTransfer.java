package io.vireo.importer;

import io.vireo.identity.AccountConstraints;
import java.sql.Connection;
import java.sql.SQLException;

/** Inserts all valid rows into the target in one transaction. */
final class RowTransfer {
    private static final String ACCOUNTS =
            "INSERT INTO Channels (ChannelID, Username, Password) SELECT ChannelID, Username, Password FROM OldChannels"
                    + " WHERE Whole ORDER BY ChannelID";
    /** The same conversion as in V246__fill_visible_names.sql. */
    private static final String VISIBLE_NAMES =
            "UPDATE IGNORE Channels SET VisibleName = REGEXP_REPLACE(Username, ?, '') ORDER BY ChannelID";

    private static final String DETAILS = "INSERT INTO ChannelDetails (ChannelID, Fname, Mname, Lname, Email, Birth)"
            + " SELECT ChannelID, Fname, Mname, Lname, Email, Birth FROM OldDetails WHERE Whole";
    private static final String VIDEOS =
            "INSERT INTO Videos (VideoID, PathHash, ChannelID, Title, Description, Upload, `Like`, `Dislike`, Published,"
                    + " Bytes, DurationMillis, Width, Height, Codec)"
                    + " SELECT VideoID, PathHash, ChannelID, Title, Description, Upload, Likes, Dislikes, TRUE,"
                    + " Bytes, DurationMillis, Width, Height, Codec FROM OldVideos WHERE Whole ORDER BY VideoID";
    /** The same conversion as in V343__ratings_of_the_original.sql. */
    private static final String RATINGS = "INSERT INTO VideoTallies (VideoID, LikesBefore, DislikesBefore)"
            + " SELECT VideoID, GREATEST(Likes, 0), GREATEST(Dislikes, 0) FROM OldVideos"
            + " WHERE Whole AND (Likes > 0 OR Dislikes > 0)";

    private static final String COUNTS =
            "UPDATE Channels c SET c.VideoCount = (SELECT COUNT(*) FROM Videos v WHERE v.ChannelID = c.ChannelID)";
    private static final String CATALOGUE = "UPDATE CatalogueVersion SET Version ="
            + " GREATEST(Version + 1, CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS UNSIGNED)) WHERE ID = 1";
    private static final String DONE =
            "INSERT INTO LegacyImports (Original, Finished, Accounts, Videos) VALUES (?, UTC_TIMESTAMP(6), ?, ?)";

    private final StagingTables stagingTables;
    private final Connection target;

    RowTransfer(StagingTables stagingTables, Connection target) {
        this.stagingTables = stagingTables;
        this.target = target;
    }

    /**
     * Runs the transaction.
     *
     * @param original the identity of the legacy database
     * @throws MigrationRejectedException if the target contains data by now
     */
    void run(String original) throws SQLException {
        // keeps a channel with the key 0
        stagingTables.execute("SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
        target.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        target.setAutoCommit(false);
        try {
            new ImportTargetDatabase(target).requireEmpty();
            int accounts = stagingTables.execute(ACCOUNTS);
            stagingTables.execute(VISIBLE_NAMES, "[" + AccountConstraints.INVISIBLE + "]");
            stagingTables.execute(DETAILS);
            int videos = stagingTables.execute(VIDEOS);
            stagingTables.execute(RATINGS);
            stagingTables.execute(COUNTS);
            stagingTables.execute(CATALOGUE);
            stagingTables.execute(DONE, original, accounts, videos);
            target.commit();
        } finally {
            target.rollback(); // discards uncommitted changes
        }
    }
}
