package io.vireo.platform.database;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.database.embedded.EmbeddedDatabase;
import io.vireo.platform.database.embedded.EmbeddedSettings;
import io.vireo.platform.database.replica.Replication;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * The database of the application: the configured one, or the embedded one, which is started on first use.
 *
 * <p>It is static because the container creates its own instances of {@link VireoDataSource}, possibly before CDI is available; it
 * lives as long as the application's class loader. After a failed start, and after {@link #close}, it stays unusable.
 */
public final class SharedDatabase {
    private static final long SHUTDOWN_TIMEOUT_SECONDS = 60;
    private static final int VALIDATION_TIMEOUT_SECONDS = 2;
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(4);
    private static final CountDownLatch CLOSED = new CountDownLatch(1);

    private static @Nullable DataSource source;
    private static volatile @Nullable Replication replication;
    private static @Nullable EmbeddedDatabase embedded;
    private static @Nullable RuntimeException failure;
    private static boolean closeExpected;
    private static int timeoutMillis;
    private static volatile @Nullable DatabaseAvailabilityMonitor monitor;

    private SharedDatabase() {}

    /** Returns the unpooled data source. The first call waits for the database, see {@link DatabaseStartupWait}. */
    static synchronized DataSource source() throws SQLException {
        if (failure != null) {
            throw new SQLException(failure.getMessage(), failure);
        }
        if (source == null) {
            try {
                source = open(settings());
            } catch (InvalidSettingException | DatabaseStartupException e) {
                failure = e;
                throw new SQLException(e.getMessage(), e);
            }
        }
        return source;
    }

    private static DataSource open(Settings settings) throws SQLException {
        DatabaseSettings databaseSettings = DatabaseSettings.from(settings);
        timeoutMillis = (int)
                Math.min(Integer.MAX_VALUE, databaseSettings.queryTimeout().toMillis());
        DatabaseAddress address = address(settings);
        replication = Replication.of(address);
        DataSource opened = replication == null ? connect(address) : replication;
        DatabaseStartupWait.await(opened, databaseSettings.startupTimeout());
        return opened;
    }

    /** Returns a connection with the query timeout; fails immediately while the database is unavailable. */
    static Connection monitoredConnection() throws SQLException {
        if (isUnavailable()) {
            throw new DatabaseUnavailableException();
        }
        Connection connection = source().getConnection();
        connection.setNetworkTimeout(Runnable::run, timeoutMillis);
        return ValidatingConnection.of(
                connection, pooled -> !isUnavailable() && pooled.isValid(VALIDATION_TIMEOUT_SECONDS));
    }

    /** Returns the replication setup; null if there are no replicas. */
    public static @Nullable Replication replication() {
        return replication;
    }

    /** Starts monitoring the availability of the database. */
    static void startMonitoring() {
        DatabaseAvailabilityMonitor started = new DatabaseAvailabilityMonitor(
                "The database", "requests that need it get 503", () -> source().getConnection(), CHECK_TIMEOUT);
        monitor = started;
        started.start();
        Replication servers = replication();
        if (servers != null) {
            servers.startMonitoring();
        }
    }

    /** Returns whether the last availability check failed, a few seconds ago at most. */
    static boolean isUnavailable() {
        DatabaseAvailabilityMonitor current = monitor;
        return current != null && current.isUnavailable();
    }

    /** Announces that {@link #close} will be called: the shutdown hook waits for it before it stops the embedded database itself. */
    static synchronized void expectClose() {
        closeExpected = true;
    }

    /** Stops the embedded database, if there is one. The database must not be used afterwards. */
    static void close() {
        DatabaseAvailabilityMonitor current = monitor;
        if (current != null) {
            current.close();
        }
        Replication servers = replication();
        if (servers != null) {
            servers.close();
        }
        closeDatabase();
    }

    private static synchronized void closeDatabase() {
        failure = new DatabaseStartupException("The application is stopping.");
        if (embedded != null) {
            embedded.stop();
        }
        CLOSED.countDown();
    }

    /**
     * Registers a shutdown hook for a deployment that failed after its persistence unit had started the database, but before CDI was
     * available.
     */
    private static void closeAtExit() {
        try {
            if (isCloseExpected()) {
                CLOSED.await(SHUTDOWN_TIMEOUT_SECONDS, SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private static synchronized boolean isCloseExpected() {
        return closeExpected;
    }

    /** Reads the settings with the application's class loader, since the calling thread may be the container's. */
    private static Settings settings() {
        return Settings.of(SharedDatabase.class.getClassLoader());
    }

    private static DatabaseAddress address(Settings settings) {
        String url = settings.optionalText("vireo.db.url").orElse(null);
        if (url != null) {
            return new DatabaseAddress(
                    url,
                    settings.optionalText("vireo.db.user").orElse(null),
                    settings.optionalText("vireo.db.password").orElse(null));
        }
        if (!EmbeddedDatabase.isPresent()) {
            throw new InvalidSettingException(
                    "vireo.db.url", "is not set, and this build has no embedded database for this system");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(SharedDatabase::closeAtExit, "vireo-database-stop"));
        embedded = EmbeddedDatabase.start(EmbeddedSettings.from(settings));
        return embedded.address();
    }

    public static MariaDbDataSource connect(DatabaseAddress address) throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(ConnectionUrl.complete(address.url()));
        if (address.user() != null) {
            source.setUser(address.user());
        }
        if (address.password() != null) {
            source.setPassword(address.password());
        }
        return source;
    }
}
