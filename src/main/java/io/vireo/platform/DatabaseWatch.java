package io.vireo.platform;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database every second whether it is there, over a connection of its own. While it is not, calls are refused at once:
 * otherwise each would wait for its timeout, and soon all request threads would.
 *
 * <p>A refused or broken connection is believed at once. Silence is believed when it lasts through a second, new connection.
 */
final class DatabaseWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DatabaseWatch.class.getName());
    private static final int PATIENCE_SECONDS = 2;

    /** Makes new connections; it may take some seconds to give up. */
    interface Connector {
        Connection connect() throws SQLException;
    }

    private final Connector connector;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "vireo-database-watch");
        daemon.setDaemon(true);
        return daemon;
    });
    private @Nullable Connection connection;
    private volatile boolean away;
    private long awaySince;

    DatabaseWatch(Connector connector) {
        this.connector = connector;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    boolean isAway() {
        return away;
    }

    /** One look; only ever from one thread. */
    void look() {
        try {
            if (connection == null || !connection.isValid(PATIENCE_SECONDS)) {
                forget();
                connection = connector.connect();
            }
            if (away) {
                LOG.log(INFO, "The database is back after {0} s", seconds());
                away = false;
            }
        } catch (SQLException e) {
            if (!away) {
                awaySince = System.nanoTime();
                LOG.log(WARNING, "The database is away, and calls that need it answer 503: {0}", e.getMessage());
                away = true;
            }
        }
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - awaySince);
    }

    private void forget() throws SQLException {
        if (connection != null) {
            Connection broken = connection;
            connection = null;
            broken.close();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (thread.awaitTermination(2L * PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                forget();
            }
        } catch (SQLException e) {
            // it is not used any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
