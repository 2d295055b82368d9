package io.vireo.channel;

import io.vireo.platform.jobs.ScheduledJob;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
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
 * Compares the number of published videos that each channel keeps with the videos, and mends what differs; a crash leaves none, but a
 * hand in the database does. Publishing may go on meanwhile: whoever changes a count holds the lock of its channel until the videos
 * have changed too, and so does this.
 */
@ApplicationScoped
public class VideoCountReconciler implements ScheduledJob {
    private static final Logger LOG = System.getLogger(VideoCountReconciler.class.getName());

    /** Each answer must come within {@code vireo.db.query-timeout}, however many videos there are. */
    private static final int BATCH = 100;

    /** Without locks: a channel that is being published to may be among them. */
    private static final String COMPARED = "SELECT c.ChannelID, c.VideoCount <> (SELECT COUNT(*) FROM Videos v"
            + " WHERE v.ChannelID = c.ChannelID AND v.Published = 1)"
            + " FROM Channels c WHERE c.ChannelID > ? ORDER BY c.ChannelID LIMIT " + BATCH;

    private static final String LOCK = "SELECT VideoCount FROM Channels WHERE ChannelID = ? FOR UPDATE";
    private static final String COUNT = "SELECT COUNT(*) FROM Videos WHERE ChannelID = ? AND Published = 1";
    private static final String MEND = "UPDATE Channels SET VideoCount = ? WHERE ChannelID = ?";

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

    /** Not within a transaction. Returns how many channels had a wrong number. */
    public int reconcile() {
        try (Connection connection = source.getConnection()) {
            int mended = 0;
            for (long channel : doubtful(connection)) {
                mended += reconcile(connection, channel) ? 1 : 0;
            }
            return mended;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static List<Long> doubtful(Connection connection) throws SQLException {
        List<Long> channels = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COMPARED)) {
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
            long kept = number(connection, LOCK, channel);
            // a statement of its own: it sees what was committed before the lock was given
            long counted = number(connection, COUNT, channel);
            if (kept >= 0 && kept != counted) {
                try (PreparedStatement update = connection.prepareStatement(MEND)) {
                    update.setLong(1, counted);
                    update.setLong(2, channel);
                    update.executeUpdate();
                }
                LOG.log(Level.WARNING, "Channel {0} has {1} videos, not {2}: mended", channel, counted, kept);
            }
            connection.commit();
            return kept >= 0 && kept != counted;
        } finally {
            // what was not committed is rolled back before the connection is used again
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** -1 if there is no such row. */
    private static long number(Connection connection, String sql, long channel) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, channel);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }
}
