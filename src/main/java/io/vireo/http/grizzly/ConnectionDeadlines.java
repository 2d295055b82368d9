package io.vireo.http.grizzly;

import io.vireo.platform.jobs.RepeatingTask;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;

/** Tracks a deadline for each connection and closes the connections that miss theirs. */
final class ConnectionDeadlines implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ConnectionDeadlines.class.getName());

    private record Deadline(long start, Runnable expired) {}

    private final Map<Connection<?>, Deadline> deadlines = new ConcurrentHashMap<>();
    private final long timeoutNanos;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "vireo-connection-deadlines");
        daemon.setDaemon(true);
        return daemon;
    });

    /** @param timeout the time from the start of an operation to its deadline */
    ConnectionDeadlines(Duration timeout) {
        timeoutNanos = timeout.toNanos();
        executor.scheduleWithFixedDelay(
                new RepeatingTask("The check of connection deadlines", this::check), 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Starts the deadline of a connection, unless one is running already.
     *
     * @param start the start of the operation, as {@link System#nanoTime}
     * @param expired called when the deadline has passed or the connection is closed; not if {@link #done} was called before
     */
    void start(Connection<?> connection, long start, Runnable expired) {
        deadlines.putIfAbsent(connection, new Deadline(start, expired));
    }

    /** Cancels the deadline of a connection; returns false if there was none or it has passed. */
    boolean done(Connection<?> connection) {
        return deadlines.remove(connection) != null;
    }

    private void check() {
        long now = System.nanoTime();
        deadlines.forEach((connection, entry) -> {
            boolean closed = !connection.isOpen();
            if ((closed || now - entry.start() > timeoutNanos) && deadlines.remove(connection, entry)) {
                expire(entry);
            }
        });
    }

    /** Runs the action of a deadline; a failure must not affect the other connections. */
    private static void expire(Deadline entry) {
        try {
            entry.expired().run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A connection that missed its deadline could not be closed", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
