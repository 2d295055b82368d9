package io.vireo.platform.database.replica;

import io.vireo.platform.database.DatabaseAvailabilityMonitor;
import io.vireo.platform.database.DatabaseServer;
import io.vireo.platform.database.ValidatingConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A server to read from, watched as the database is: what asks for it need not wait to learn that it is away. */
final class Replica implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 2;
    private static final int ANSWER_MILLIS = 3000;

    /** Shorter than the database's: nothing is refused if it is wrongly believed to be away. */
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

    /** Given up when an answer takes three seconds: the primary has it, too. */
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
