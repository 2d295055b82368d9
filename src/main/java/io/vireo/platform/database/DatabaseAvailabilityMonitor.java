package io.vireo.platform.database;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.vireo.platform.jobs.RepeatingTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Checks every second, over its own connection, whether a database server responds: a circuit breaker. During an outage callers fail
 * immediately; otherwise each would wait for its timeout, and soon all request threads would be blocked.
 *
 * <p>A refused or broken connection marks the server as unavailable at once; a missing response only if a second, new connection gets none
 * either.
 */
public final class DatabaseAvailabilityMonitor implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DatabaseAvailabilityMonitor.class.getName());
    private static final int VALIDATION_TIMEOUT_SECONDS = 2;
    private static final long NOT_RUNNING = 0;

    /** Opens new connections; may take some seconds until it fails. */
    public interface Connector {
        Connection connect() throws SQLException;
    }

    private final String name;
    private final String consequence;
    private final Connector connector;
    private final Duration timeout;
    /** One thread runs the check, the other detects that the check hangs. */
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2, work -> {
        Thread daemon = new Thread(work, "vireo-database-monitor");
        daemon.setDaemon(true);
        return daemon;
    });

    private @Nullable Connection connection;
    private volatile boolean unavailable;
    private volatile long unavailableSince;
    private volatile long checkStart = NOT_RUNNING;

    /**
     * @param name the monitored server, the subject of log lines
     * @param consequence what happens during an outage, a clause for the log line
     * @param timeout how long a check may take until the server counts as unavailable
     */
    public DatabaseAvailabilityMonitor(String name, String consequence, Connector connector, Duration timeout) {
        this.name = name;
        this.consequence = consequence;
        this.connector = connector;
        this.timeout = timeout;
    }

    public void start() {
        executor.scheduleWithFixedDelay(new RepeatingTask("The database monitor", this::check), 1, 1, TimeUnit.SECONDS);
        executor.scheduleWithFixedDelay(
                new RepeatingTask("The timeout of the database monitor", this::checkTimeout), 1, 1, TimeUnit.SECONDS);
    }

    public boolean isUnavailable() {
        return unavailable;
    }

    /** Runs one check; called by one thread only. */
    void check() {
        checkStart = System.nanoTime() | 1;
        try {
            if (connection == null || !connection.isValid(VALIDATION_TIMEOUT_SECONDS)) {
                closeConnection();
                connection = connector.connect();
            }
            if (unavailable) {
                LOG.log(INFO, "{0} is available again after {1} s", name, secondsUnavailable());
                unavailable = false;
            }
        } catch (SQLException | RuntimeException e) {
            // a driver's unchecked exception must not end the monitor: it would report the database as unavailable
            // forever
            markUnavailable(String.valueOf(e.getMessage()));
        } finally {
            checkStart = NOT_RUNNING;
        }
    }

    /** Marks the server as unavailable if the current check takes longer than the timeout. */
    void checkTimeout() {
        long start = checkStart;
        if (start != NOT_RUNNING && System.nanoTime() - start > timeout.toNanos()) {
            markUnavailable("no response");
        }
    }

    private synchronized void markUnavailable(String reason) {
        if (!unavailable) {
            unavailableSince = System.nanoTime();
            LOG.log(WARNING, "{0} is unavailable, and {1}: {2}", name, consequence, reason);
            unavailable = true;
        }
    }

    private long secondsUnavailable() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - unavailableSince);
    }

    private void closeConnection() throws SQLException {
        if (connection != null) {
            Connection broken = connection;
            connection = null;
            broken.close();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (executor.awaitTermination(2L * VALIDATION_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                closeConnection();
            }
        } catch (SQLException e) {
            // the connection is not needed any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
