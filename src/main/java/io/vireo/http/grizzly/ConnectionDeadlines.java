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

/** Connections that are to have something done by a time; who has not is dropped. */
final class ConnectionDeadlines implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ConnectionDeadlines.class.getName());

    private record Awaited(long since, Runnable drop) {}

    private final Map<Connection<?>, Awaited> awaited = new ConcurrentHashMap<>();
    private final long patience;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "vireo-laggards");
        daemon.setDaemon(true);
        return daemon;
    });

    ConnectionDeadlines(Duration patience) {
        this.patience = patience.toNanos();
        thread.scheduleWithFixedDelay(
                new RepeatingTask("The check of connection deadlines", this::look), 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Waits for a connection, unless it does already.
     *
     * @param since from when on its time counts, by {@link System#nanoTime}
     * @param drop called when it is too late; not if {@link #done} was called before
     */
    void await(Connection<?> connection, long since, Runnable drop) {
        awaited.putIfAbsent(connection, new Awaited(since, drop));
    }

    /** Whether the connection was still waited for. */
    boolean done(Connection<?> connection) {
        return awaited.remove(connection) != null;
    }

    private void look() {
        long now = System.nanoTime();
        awaited.forEach((connection, entry) -> {
            boolean gone = !connection.isOpen();
            if ((gone || now - entry.since() > patience) && awaited.remove(connection, entry)) {
                drop(entry);
            }
        });
    }

    /** A connection that cannot be dropped must not keep the others. */
    private static void drop(Awaited entry) {
        try {
            entry.drop().run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A connection that missed its deadline could not be closed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
