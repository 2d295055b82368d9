package io.vireo.channel;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Compares the stored number of listed videos of each channel with the rows of its videos, and corrects differences. A crash causes
 * none, but manual changes in the database can. It is safe during publication: every change of a count holds the lock of its channel until
 * the videos have changed, and so does this job.
 */
@Component
public class VideoCountReconciler implements ScheduledJob {
    private static final Logger LOG = System.getLogger(VideoCountReconciler.class.getName());

    /** Number of channels per query: bounds its duration to {@code vireo.db.query-timeout} regardless of the number of videos. */
    private static final int BATCH = 100;

    /** Compares without locking; a difference may be a publication in progress and is verified under the lock. */
    private static final String COMPARE = "SELECT c.ChannelID, c.VideoCount <> (SELECT COUNT(*) FROM Videos v"
            + " WHERE v.ChannelID = c.ChannelID AND v.Listed = 1)"
            + " FROM Channels c WHERE c.ChannelID > ? ORDER BY c.ChannelID LIMIT " + BATCH;

    private static final String LOCK = "SELECT VideoCount FROM Channels WHERE ChannelID = ? FOR UPDATE";
    private static final String COUNT = "SELECT COUNT(*) FROM Videos WHERE ChannelID = ? AND Listed = 1";
    private static final String CORRECT = "UPDATE Channels SET VideoCount = ? WHERE ChannelID = ?";

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource source;

    @Override
    public String name() {
        return "video-counts";
    }

    @Override
    public void run() {
        reconcile();
    }

    /**
     * Corrects the counts.
     *
     * @return the number of channels whose count was wrong
     */
    @Transactional(TxType.NEVER)
    public int reconcile() {
        try (Connection connection = source.getConnection()) {
            int corrected = 0;
            for (long channel : candidates(connection)) {
                corrected += reconcile(connection, channel) ? 1 : 0;
            }
            return corrected;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static List<Long> candidates(Connection connection) throws SQLException {
        List<Long> channels = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COMPARE)) {
            long last = Long.MIN_VALUE;
            int compared = BATCH;
            while (compared == BATCH) {
                query.setLong(1, last);
                compared = 0;
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        compared++;
                        last = rows.getLong(1);
                        if (rows.getBoolean(2)) {
                            channels.add(last);
                        }
                    }
                }
            }
        }
        return channels;
    }

    private static boolean reconcile(Connection connection, long channel) throws SQLException {
        connection.setAutoCommit(false);
        try {
            long stored = number(connection, LOCK, channel);
            // a separate statement, so that its snapshot includes everything committed before the lock was acquired
            long counted = number(connection, COUNT, channel);
            if (stored >= 0 && stored != counted) {
                try (PreparedStatement update = connection.prepareStatement(CORRECT)) {
                    update.setLong(1, counted);
                    update.setLong(2, channel);
                    update.executeUpdate();
                }
                LOG.log(Level.WARNING, "Corrected video count of channel {0}: {1} -> {2}", channel, stored, counted);
            }
            connection.commit();
            return stored >= 0 && stored != counted;
        } finally {
            // the pool rolls back before the connection is reused
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Returns the value of a query with one number; -1 if it returns no row. */
    private static long number(Connection connection, String sql, long channel) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, channel);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }
}
