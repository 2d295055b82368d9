package io.vireo.platform.database.replica;

import io.vireo.platform.database.DatabaseAvailabilityMonitor;
import io.vireo.platform.database.DatabaseServer;
import io.vireo.platform.database.ValidatingConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A read replica with availability monitoring, so that callers do not wait for a replica that is down. */
final class Replica implements AutoCloseable {
    private static final int VALIDATION_TIMEOUT_SECONDS = 2;
    private static final int QUERY_TIMEOUT_MILLIS = 3000;

    /** The timeout of a check. Shorter than that of the primary, because a false alarm has no effect on clients. */
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);

    private final DatabaseServer server;
    private final DatabaseAvailabilityMonitor monitor;
    private volatile boolean connected;

    Replica(DatabaseServer server) {
        this.server = server;
        this.monitor = new DatabaseAvailabilityMonitor(
                "The replica " + server, "others are read", this::connectForCheck, CHECK_TIMEOUT);
    }

    DatabaseServer server() {
        return server;
    }

    void start() {
        monitor.start();
    }

    /** Returns whether a check has succeeded since the start and the last one did not fail. */
    boolean isAvailable() {
        return connected && !monitor.isUnavailable();
    }

    /** Returns a connection with a query timeout of three seconds, after which the primary is used. */
    Connection connect() throws SQLException {
        Connection connection = server.connect();
        connection.setNetworkTimeout(Runnable::run, QUERY_TIMEOUT_MILLIS);
        return ValidatingConnection.of(
                connection, pooled -> isAvailable() && pooled.isValid(VALIDATION_TIMEOUT_SECONDS));
    }

    private Connection connectForCheck() throws SQLException {
        Connection connection = server.connect();
        connected = true;
        return connection;
    }

    @Override
    public void close() {
        monitor.close();
    }
}
