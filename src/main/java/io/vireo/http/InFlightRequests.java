package io.vireo.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The requests in flight on all listeners, and whether new ones are accepted: from {@link #open} to {@link #close}. */
public final class InFlightRequests {
    private final Map<Object, BooleanSupplier> busy = new ConcurrentHashMap<>();
    private volatile boolean opened;
    private volatile boolean closed;

    /**
     * A request begins.
     *
     * @param key its connection, which has one request at a time, or the request itself
     * @param alive false when it cannot end any more, since its connection is closed
     */
    public void begin(Object key, BooleanSupplier alive) {
        busy.put(key, alive);
    }

    public void end(Object key) {
        busy.remove(key);
    }

    /** The server has begun to hand requests to the application. */
    public void open() {
        opened = true;
    }

    boolean isOpened() {
        return opened;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Accepts no more requests from now on; returns how many are in flight. */
    int close() {
        closed = true;
        return count();
    }

    /** Waits for the requests in flight, at most so long; returns how many are left. */
    int await(Duration gracePeriod) {
        long begin = System.nanoTime();
        while (count() > 0 && System.nanoTime() - begin < gracePeriod.toNanos()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return count();
    }

    /** Forgets the requests in flight: what reported their begin will not report their end. */
    void reset() {
        busy.clear();
    }

    private int count() {
        busy.values().removeIf(alive -> !alive.getAsBoolean());
        return busy.size();
    }
}
