package io.vireo.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.glassfish.grizzly.Connection;

/** The requests under way on all listeners, and whether new ones are taken: from {@link #open} to {@link #close}. A connection has one at a time. */
public final class InFlightRequests {
    private final Set<Connection<?>> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean opened;
    private volatile boolean closed;

    public void begin(Connection<?> connection) {
        busy.add(connection);
    }

    public void end(Connection<?> connection) {
        busy.remove(connection);
    }

    /** The server has begun to hand requests on. */
    public void open() {
        opened = true;
    }

    public boolean isOpened() {
        return opened;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Takes no more requests from now on; how many are under way. */
    int close() {
        closed = true;
        return count();
    }

    /** Waits for the requests under way, at most so long; how many are left. */
    int await(Duration patience) {
        long begin = System.nanoTime();
        while (count() > 0 && System.nanoTime() - begin < patience.toNanos()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return count();
    }

    private int count() {
        busy.removeIf(connection -> !connection.isOpen());
        return busy.size();
    }
}
