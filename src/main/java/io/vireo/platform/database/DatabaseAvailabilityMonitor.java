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
 * Asks a server of the database every second whether it is there, over a connection of its own. While it is not, calls are refused at
 * once: otherwise each would wait for its timeout, and soon all request threads would.
 *
 * <p>A refused or broken connection is believed at once. Silence is believed when it lasts through a second, new connection.
 */
public final class DatabaseAvailabilityMonitor implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DatabaseAvailabilityMonitor.class.getName());
    private static final int PATIENCE_SECONDS = 2;
    private static final long NEVER = 0;

    /** Makes new connections; it may take some seconds to give up. */
    public interface Connector {
        Connection connect() throws SQLException;
    }

    private final String who;
    private final String meanwhile;
    private final Connector connector;
    private final Duration longest;
    /** One looks, one sees whether that comes to an end. */
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> {
        Thread daemon = new Thread(work, "vireo-database-watch");
        daemon.setDaemon(true);
        return daemon;
    });

    private @Nullable Connection connection;
    private volatile boolean away;
    private volatile long awaySince;
    private volatile long lookSince = NEVER;

    /**
     * @param who what is watched and
     * @param meanwhile what happens while it is away, in the words of the log
     * @param longest that a look may take until the database counts as away
     */
    public DatabaseAvailabilityMonitor(String who, String meanwhile, Connector connector, Duration longest) {
        this.who = who;
        this.meanwhile = meanwhile;
        this.connector = connector;
        this.longest = longest;
    }

    public void start() {
        threads.scheduleWithFixedDelay(new RepeatingTask("The database monitor", this::check), 1, 1, TimeUnit.SECONDS);
        threads.scheduleWithFixedDelay(
                new RepeatingTask("The timeout of the database monitor", this::notice), 1, 1, TimeUnit.SECONDS);
    }

    public boolean isUnavailable() {
        return away;
    }

    /** One look; only ever from one thread. */
    void check() {
        lookSince = System.nanoTime() | 1;
        try {
            if (connection == null || !connection.isValid(PATIENCE_SECONDS)) {
                forget();
                connection = connector.connect();
            }
            if (away) {
                LOG.log(INFO, "{0} is back after {1} s", who, seconds());
                away = false;
            }
        } catch (SQLException | RuntimeException e) {
            // a driver's unchecked exception must not end the monitor: it would report the database as away for ever
            missed(String.valueOf(e.getMessage()));
        } finally {
            lookSince = NEVER;
        }
    }

    /** Also a look that does not end, for whatever reason, counts. */
    void notice() {
        long since = lookSince;
        if (since != NEVER && System.nanoTime() - since > longest.toNanos()) {
            missed("it does not answer");
        }
    }

    private synchronized void missed(String why) {
        if (!away) {
            awaySince = System.nanoTime();
            LOG.log(WARNING, "{0} is away, and {1}: {2}", who, meanwhile, why);
            away = true;
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
        threads.shutdownNow();
        try {
            if (threads.awaitTermination(2L * PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                forget();
            }
        } catch (SQLException e) {
            // it is not used any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
