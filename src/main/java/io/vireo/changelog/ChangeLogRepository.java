package io.vireo.changelog;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import jakarta.annotation.Resource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The log of changes in the table {@code SearchChanges}, which every node follows by number. A number is given after the change has been
 * committed, within a transaction that locks the row of {@code SearchLog}; so numbers become visible in order, and a node that has read
 * one has missed none before it. Changes are found by the generated columns {@code SearchPending}, whoever makes them, and, because these
 * cannot show deletions, by the rows that Vireo adds to {@code SearchQueue} in the transaction of a change.
 */
@Component
public class ChangeLogRepository {
    /** Changes without a number are counted up to this number, for each source. */
    public static final int MAX_PENDING = 1001;

    private static final String PENDING = " (SELECT COUNT(*) FROM (SELECT 1 FROM %s LIMIT " + MAX_PENDING + ") p) ";
    private static final String STATE = "SELECT l.Epoch, l.LastSeq,"
            + " COALESCE((SELECT MIN(Seq) FROM SearchChanges), l.LastSeq + 1),"
            + PENDING.formatted("Videos WHERE SearchPending = 1") + "+"
            + PENDING.formatted("Channels WHERE SearchPending = 1") + "+" + PENDING.formatted("SearchQueue")
            + "FROM SearchLog l WHERE l.ID = 1";
    private static final String KEY = "(Kind << " + RowKey.KIND_BITS + ") + RowID";
    private static final String ROWS = " (%s Kind, RowID) SELECT %s i.ID >> " + RowKey.KIND_BITS + ", i.ID & ~(1 << "
            + RowKey.KIND_BITS + ") FROM ";
    private static final String IDS = "JSON_TABLE(?, '$[*]' COLUMNS (N FOR ORDINALITY, ID BIGINT PATH '$')) i";
    private static final String QUEUED =
            "SELECT ID, " + KEY + " FROM SearchQueue ORDER BY ID LIMIT ? FOR UPDATE SKIP LOCKED";
    private static final String VIDEO_MARK = "CRC32(Title) + 2 * CRC32(Description) + 4 * TO_SECONDS(Upload)";

    /** A follower that has not seen the removed changes starts anew. */
    private static final String REMOVE_OLD =
            "DELETE FROM SearchChanges WHERE Numbered < NOW() - INTERVAL ? DAY ORDER BY Numbered LIMIT ?";

    private static final int KEPT_DAYS = 7;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    @PersistenceContext
    EntityManager entities;

    /**
     * The state of the log.
     *
     * @param epoch identifies the database
     * @param last the number of the last change
     * @param first the number of the oldest change that is kept; {@code last + 1} if there is none
     * @param pending how many changes have no number yet; at least {@link #MAX_PENDING} if they are many
     */
    public record State(String epoch, long last, long first, int pending) {}

    /** Adds changes to the queue, within the transaction that makes them. */
    void enqueue(Collection<Long> keys) {
        if (!keys.isEmpty()) {
            entities.createNativeQuery("INSERT INTO SearchQueue" + ROWS.formatted("", "") + IDS)
                    .setParameter(1, Statements.json(keys))
                    .executeUpdate();
        }
    }

    /** Adds all published videos of a channel to the queue, within the transaction that changes them. */
    void enqueueVideosOf(long channelId) {
        entities.createNativeQuery("INSERT INTO SearchQueue (Kind, RowID)"
                        + " SELECT 0, VideoID FROM Videos WHERE ChannelID = ?1 AND Published = 1")
                .setParameter(1, channelId)
                .executeUpdate();
    }

    /** Returns the keys of the videos with the hash paths that still exist. */
    List<Long> videos(Collection<String> hashes) {
        return hashes.isEmpty()
                ? List.of()
                : entities.createQuery("SELECT v.id FROM Video v WHERE v.hash IN :hashes", Long.class)
                        .setParameter("hashes", hashes)
                        .getResultList();
    }

    public State state() throws SQLException {
        try (Connection connection = primary.getConnection()) {
            return Statements.select(
                            connection,
                            row -> new State(row.getString(1), row.getLong(2), row.getLong(3), row.getInt(4)),
                            STATE)
                    .get(0);
        }
    }

    /** Returns the keys of at most {@code max} changes after a number, by number. */
    public SortedMap<Long, Long> after(long seq, int max) throws SQLException {
        SortedMap<Long, Long> changes = new TreeMap<>();
        try (Connection connection = primary.getConnection()) {
            Statements.select(
                    connection,
                    row -> changes.put(row.getLong(1), row.getLong(2)),
                    "SELECT Seq, " + KEY + " FROM SearchChanges WHERE Seq > ? ORDER BY Seq LIMIT ?",
                    seq,
                    max);
        }
        return changes;
    }

    /** Gives numbers to at most {@code max} changes from each source. The leader does so; the lock keeps it right if there are two. */
    public void number(int max) throws SQLException {
        try (Connection connection = primary.getConnection()) {
            Statements.update(connection, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            connection.setAutoCommit(false);
            try {
                number(connection, max);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Rows that other transactions have locked are skipped until later. */
    private static void number(Connection connection, int max) throws SQLException {
        List<Long> last = Statements.select(
                connection, row -> row.getLong(1), "SELECT LastSeq FROM SearchLog WHERE ID = 1 FOR UPDATE SKIP LOCKED");
        if (last.isEmpty()) {
            return; // another node is doing it
        }
        Map<Long, Long> queued = new LinkedHashMap<>();
        Statements.select(connection, row -> queued.put(row.getLong(1), row.getLong(2)), QUEUED, max);
        String delete = "DELETE q FROM " + IDS + " STRAIGHT_JOIN SearchQueue q FORCE INDEX (PRIMARY) ON q.ID = i.ID";
        Statements.update(connection, delete, Statements.json(queued.keySet()));
        Set<Long> keys = new LinkedHashSet<>(queued.values());
        keys.addAll(mark(connection, "Videos", "VideoID", VIDEO_MARK, max));
        mark(connection, "Channels", "ChannelID", "CRC32(Username)", max).forEach(id -> keys.add(RowKey.channel(id)));
        String insert = "INSERT INTO SearchChanges" + ROWS.formatted("Seq,", "? + i.N,") + IDS;
        Statements.update(connection, insert, last.get(0), Statements.json(keys));
        Statements.update(connection, "UPDATE SearchLog SET LastSeq = LastSeq + ? WHERE ID = 1", keys.size());
        Statements.update(connection, REMOVE_OLD, KEPT_DAYS, 2 * max);
    }

    /** Marks pending rows as numbered; returns their IDs. */
    private static List<Long> mark(Connection connection, String table, String id, String mark, int max)
            throws SQLException {
        String select = "SELECT " + id + " FROM " + table + " WHERE SearchPending = 1 ORDER BY " + id;
        List<Long> ids =
                Statements.select(connection, row -> row.getLong(1), select + " LIMIT ? FOR UPDATE SKIP LOCKED", max);
        // by primary key: for a small table the optimizer would scan all rows and wait for others' locks
        String update = "UPDATE " + IDS + " STRAIGHT_JOIN " + table + " r FORCE INDEX (PRIMARY) ON i.ID = r." + id;
        Statements.update(connection, update + " SET r.SearchMark = " + mark, Statements.json(ids));
        return ids;
    }
}
