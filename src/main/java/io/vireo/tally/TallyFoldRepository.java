package io.vireo.tally;

import io.vireo.http.Json;
import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.tally.TallyKind.Subject;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Folds the changes of counters into the counters. */
@Component
class TallyFoldRepository {
    /** The maximum number of changes that one transaction folds. */
    static final int BATCH = 10_000;

    private static final int DELETED_AT_ONCE = 500;

    private static final String DELTAS = "SELECT DeltaID, Kind, SubjectID, Delta FROM TallyDeltas WHERE Kind IN ("
            + Arrays.stream(TallyKind.values())
                    .map(kind -> Integer.toString(kind.number))
                    .collect(Collectors.joining(", "))
            + ") ORDER BY DeltaID LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED";

    private static final String DELETE = "DELETE FROM TallyDeltas WHERE DeltaID IN ("
            + String.join(", ", Collections.nCopies(DELETED_AT_ONCE, "?")) + ")";

    /** A change of a video or a channel that no longer exists is dropped. */
    private static final String FOLD_VIDEOS =
            "INSERT INTO VideoTallies (VideoID, Likes, Dislikes, Views, Comments, Folded)"
                    + " SELECT v.VideoID, j.L, j.D, j.W, j.C, CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)"
                    + " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID INT PATH '$.id', L INT PATH '$.LIKES',"
                    + " D INT PATH '$.DISLIKES', W INT PATH '$.VIEWS', C INT PATH '$.COMMENTS')) j"
                    + " STRAIGHT_JOIN Videos v ON v.VideoID = j.ID"
                    + " ON DUPLICATE KEY UPDATE VideoTallies.Likes = VideoTallies.Likes + VALUES(Likes),"
                    + " VideoTallies.Dislikes = VideoTallies.Dislikes + VALUES(Dislikes),"
                    + " VideoTallies.Views = VideoTallies.Views + VALUES(Views),"
                    + " VideoTallies.Comments = VideoTallies.Comments + VALUES(Comments),"
                    + " VideoTallies.Folded = VALUES(Folded)";

    private static final String FOLD_CHANNELS = "INSERT INTO ChannelTallies (ChannelID, Subscribers)"
            + " SELECT c.ChannelID, j.S"
            + " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID INT PATH '$.id', S INT PATH '$.SUBSCRIBERS')) j"
            + " STRAIGHT_JOIN Channels c ON c.ChannelID = j.ID"
            + " ON DUPLICATE KEY UPDATE ChannelTallies.Subscribers = ChannelTallies.Subscribers + VALUES(Subscribers)";

    private static final String HEATS =
            "SELECT t.VideoID, t.Heat FROM JSON_TABLE(?, '$[*]' COLUMNS (ID INT PATH '$')) j"
                    + " STRAIGHT_JOIN VideoTallies t FORCE INDEX (PRIMARY) ON t.VideoID = j.ID";

    private static final String WARM =
            "UPDATE JSON_TABLE(?, '$[*]' COLUMNS (ID INT PATH '$.id', H DOUBLE PATH '$.heat')) j"
                    + " STRAIGHT_JOIN VideoTallies t FORCE INDEX (PRIMARY) ON t.VideoID = j.ID SET t.Heat = j.H";

    private record Delta(long id, TallyKind kind, long subjectId, int number) {}

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource source;

    @Inject
    HeatSettings heatSettings;

    @Inject
    Clock clock;

    /**
     * Folds the oldest changes that no other node is folding: adds them to the counters in the order of their keys, and deletes exactly
     * these changes, in one transaction. A crash leaves both or neither.
     *
     * @return the number of changes
     */
    @Transactional(TxType.NEVER)
    int fold() {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int folded = fold(connection);
                connection.commit();
                return folded;
            } finally {
                connection.rollback(); // discards what is not committed
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private int fold(Connection connection) throws SQLException {
        List<Delta> deltas = Statements.select(
                connection,
                row -> new Delta(row.getLong(1), TallyKind.of(row.getInt(2)), row.getLong(3), row.getInt(4)),
                DELTAS);
        TallySums sums = new TallySums();
        deltas.forEach(delta -> sums.add(delta.kind(), delta.subjectId(), delta.number()));
        if (sums.has(Subject.VIDEO)) {
            Statements.update(connection, FOLD_VIDEOS, sums.json(Subject.VIDEO));
            warm(connection, sums.weights(heatSettings));
        }
        if (sums.has(Subject.CHANNEL)) {
            Statements.update(connection, FOLD_CHANNELS, sums.json(Subject.CHANNEL));
        }
        for (int from = 0; from < deltas.size(); from += DELETED_AT_ONCE) {
            Statements.update(connection, DELETE, keys(deltas, from));
        }
        return deltas.size();
    }

    /** Adds weights to the heat of videos, whose rows the transaction has locked. */
    private void warm(Connection connection, SortedMap<Long, Long> weights) throws SQLException {
        if (weights.isEmpty()) {
            return;
        }
        long now = clock.millis();
        List<Map<String, Object>> heats = Statements.select(
                connection,
                row -> Map.of(
                        "id",
                        row.getLong(1),
                        "heat",
                        Heat.plus(row.getDouble(2), weights.getOrDefault(row.getLong(1), 0L), now)),
                HEATS,
                Statements.json(weights.keySet()));
        Statements.update(connection, WARM, Json.text(heats));
    }

    /** Returns keys of changes from an index on; repeats the last one, so that the statement always has the same text. */
    private static Object[] keys(List<Delta> deltas, int from) {
        Object[] keys = new Object[DELETED_AT_ONCE];
        for (int i = 0; i < DELETED_AT_ONCE; i++) {
            keys[i] = deltas.get(Math.min(from + i, deltas.size() - 1)).id();
        }
        return keys;
    }
}
