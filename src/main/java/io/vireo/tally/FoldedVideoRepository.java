package io.vireo.tally;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Reads which videos have new counters. */
@Component
class FoldedVideoRepository {
    /** Longer than a transaction that folds, because changes become visible at its end. */
    private static final int RECENT_SECONDS = 3;

    private static final String RECENT = "SELECT t.VideoID, v.PathHash, t.Folded FROM VideoTallies t"
            + " STRAIGHT_JOIN Videos v ON v.VideoID = t.VideoID"
            + " WHERE t.Folded > (UNIX_TIMESTAMP(NOW(3)) - " + RECENT_SECONDS + ") * 1000";

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /**
     * A video with new counters.
     *
     * @param folded when they changed, in epoch milliseconds
     */
    record Row(long id, String hash, long folded) {}

    /** Returns the videos whose counters changed within the last seconds. */
    List<Row> recent() {
        try (Connection connection = primary.getConnection()) {
            return Statements.select(
                    connection, row -> new Row(row.getLong(1), row.getString(2), row.getLong(3)), RECENT);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
