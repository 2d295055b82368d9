package io.vireo.platform.database.embedded;

import static java.lang.System.Logger.Level.INFO;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.vireo.platform.database.DatabaseStartupException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops a server that was left running when its JVM was killed. The process is identified by its arguments, which contain the data
 * directory; a stored process id could belong to another process. The caller must hold the lock of the data directory.
 */
final class OrphanedServer {
    private static final System.Logger LOG = System.getLogger(OrphanedServer.class.getName());

    private OrphanedServer() {}

    /** Returns the argument that identifies a server of this directory. */
    static String argument(Path database) {
        return "--datadir=" + database;
    }

    /**
     * Stops the orphaned server; returns when no process serves the directory any more.
     *
     * @throws DatabaseStartupException if the process cannot be stopped
     */
    static void end(Path database) {
        ProcessHandle.allProcesses()
                .filter(process -> serves(process, database))
                .forEach(process -> end(process, database));
    }

    private static void end(ProcessHandle process, Path database) {
        LOG.log(
                INFO,
                "Stopping the database server that an earlier run left behind (process {0})",
                Long.toString(process.pid()));
        process.destroy();
        if (!ended(process, database, 60)) {
            process.destroyForcibly();
            if (!ended(process, database, 10)) {
                throw new DatabaseStartupException("Another database server, process " + process.pid() + ", holds "
                        + database + " and could not be stopped; stop it first.");
            }
        }
    }

    /** Waits for the end of a process. A zombie process still exists but has no arguments any more. */
    private static boolean ended(ProcessHandle process, Path database, long seconds) {
        long deadline = System.nanoTime() + SECONDS.toNanos(seconds);
        while (process.isAlive() && serves(process, database)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(MILLISECONDS.toNanos(20));
        }
        return true;
    }

    private static boolean serves(ProcessHandle process, Path database) {
        return process.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains(argument(database)))
                .isPresent();
    }
}
