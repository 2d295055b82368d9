package io.vireo.platform.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The right to do something for all nodes, which one of them has at a time: a row of the table {@code Leases}. It runs out by the
 * database's own clock, so that the clocks of the nodes need not agree. One that would last for more than twice its time was taken
 * before that clock was set back, and has run out, too.
 */
final class Lease {
    private static final String TAKE = "UPDATE Leases SET Holder = ?, Until = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND"
            + " WHERE Name = ? AND (Holder = ? OR Until <= UTC_TIMESTAMP(3)"
            + " OR Until > UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND)";
    private static final String RELEASE =
            "UPDATE Leases SET Until = UTC_TIMESTAMP(3) WHERE Name = ? AND Holder = ? AND Until > UTC_TIMESTAMP(3)";

    private final DataSource source;
    private final String name;
    private final String holder;
    private final Duration duration;

    /**
     * @param name of a row that there is
     * @param holder a name that no other node has, of at most 36 characters
     * @param duration how long it is held after it was taken or renewed
     */
    Lease(DataSource source, String name, String holder, Duration duration) {
        this.source = source;
        this.name = name;
        this.holder = holder;
        this.duration = duration;
    }

    /** Takes it, or renews it; returns whether it is held now. */
    boolean acquire() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(TAKE)) {
            update.setString(1, holder);
            long micros = TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
            update.setLong(2, micros);
            update.setString(3, name);
            update.setString(4, holder);
            update.setLong(5, 2 * micros);
            return update.executeUpdate() == 1;
        }
    }

    /** Lets others take it at once, if it is held. */
    void release() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(RELEASE)) {
            update.setString(1, name);
            update.setString(2, holder);
            update.executeUpdate();
        }
    }
}
