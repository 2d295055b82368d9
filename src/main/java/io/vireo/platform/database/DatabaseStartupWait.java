package io.vireo.platform.database;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Waits at startup until the database is available, so that application and database can be started in any order. */
final class DatabaseStartupWait {
    private static final System.Logger LOG = System.getLogger(DatabaseStartupWait.class.getName());
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(30);

    private DatabaseStartupWait() {}

    /**
     * Returns when the database accepts connections.
     *
     * @throws DatabaseStartupException immediately if the database rejects the connection, such as for a wrong password; otherwise
     *     when the timeout expires
     */
    static void await(DataSource source, Duration timeout) {
        long start = System.nanoTime();
        long nextLog = start;
        while (true) {
            try {
                source.getConnection().close();
                if (nextLog != start) {
                    LOG.log(INFO, "The database is available");
                }
                return;
            } catch (SQLException e) {
                long now = System.nanoTime();
                if (!isConnectionFailure(e) || now - start >= timeout.toNanos()) {
                    throw new DatabaseStartupException("The database cannot be reached: " + e.getMessage(), e);
                }
                if (now - nextLog >= 0) {
                    LOG.log(WARNING, "Waiting for the database, up to {0}: {1}", timeout, e.getMessage());
                    nextLog = now + LOG_INTERVAL.toNanos();
                }
                pause();
            }
        }
    }

    private static boolean isConnectionFailure(SQLException e) {
        return e instanceof SQLTransientConnectionException || e instanceof SQLNonTransientConnectionException;
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartupException("The start was interrupted while it waited for the database.", e);
        }
    }
}
