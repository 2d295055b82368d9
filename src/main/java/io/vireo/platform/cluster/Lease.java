package io.vireo.platform.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * A database lease that at most one node holds at a time: a row of the table {@code Leases}. It expires by the database's clock, so
 * that the clocks of the nodes need not agree. A lease that expires later than twice its duration was acquired before the clock was
 * set back, and counts as expired.
 */
final class Lease {
    private static final String ACQUIRE =
            "UPDATE Leases SET Holder = ?, Until = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND"
                    + " WHERE Name = ? AND (Holder = ? OR Until <= UTC_TIMESTAMP(3)"
                    + " OR Until > UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND)";
    private static final String RELEASE =
            "UPDATE Leases SET Until = UTC_TIMESTAMP(3) WHERE Name = ? AND Holder = ? AND Until > UTC_TIMESTAMP(3)";

    private final DataSource source;
    private final String name;
    private final String holder;
    private final Duration duration;

    /**
     * @param name the name of an existing row
     * @param holder the unique name of this node, at most 36 characters
     * @param duration how long the lease is valid after it was acquired or renewed
     */
    Lease(DataSource source, String name, String holder, Duration duration) {
        this.source = source;
        this.name = name;
        this.holder = holder;
        this.duration = duration;
    }

    /** Acquires or renews the lease; returns whether this node holds it now. */
    boolean acquire() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(ACQUIRE)) {
            update.setString(1, holder);
            long micros = TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
            update.setLong(2, micros);
            update.setString(3, name);
            update.setString(4, holder);
            update.setLong(5, 2 * micros);
            return update.executeUpdate() == 1;
        }
    }

    /** Releases the lease if it is held, so that another node can acquire it at once. */
    void release() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(RELEASE)) {
            update.setString(1, name);
            update.setString(2, holder);
            update.executeUpdate();
        }
    }
}
