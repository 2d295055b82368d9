package io.vireo.platform.database.replica;

import io.vireo.platform.database.DatabaseAvailabilityMonitor;
import io.vireo.platform.database.DatabaseServer;
import io.vireo.platform.database.ValidatingConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A read replica with availability monitoring, so that callers do not wait for a replica that is down. */
final class Replica implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 2;
    private static final int ANSWER_MILLIS = 3000;

    /** The timeout of a check. Shorter than that of the primary, because a false alarm has no effect on clients. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

    private final DatabaseServer server;
    private final DatabaseAvailabilityMonitor watch;
    private volatile boolean seen;

    Replica(DatabaseServer server) {
        this.server = server;
        this.watch =
                new DatabaseAvailabilityMonitor("The replica " + server, "others are read", this::look, LONGEST_LOOK);
    }

    DatabaseServer server() {
        return server;
    }

    void start() {
        watch.start();
    }

    boolean answers() {
        return seen && !watch.isUnavailable();
    }

    /** Returns a connection with a query timeout of three seconds, after which the primary is used. */
    Connection connect() throws SQLException {
        Connection connection = server.connect();
        connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        return ValidatingConnection.of(connection, pooled -> answers() && pooled.isValid(PATIENCE_SECONDS));
    }

    private Connection look() throws SQLException {
        Connection connection = server.connect();
        seen = true;
        return connection;
    }

    @Override
    public void close() {
        watch.close();
    }
}
