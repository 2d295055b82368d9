package io.vireo.http.connector;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Counts the requests in flight on all listeners and decides whether new ones are accepted: from {@link #open} until {@link #close}. */
public final class InFlightRequests {
    private final Map<Object, BooleanSupplier> requests = new ConcurrentHashMap<>();
    private volatile boolean opened;
    private volatile boolean closed;

    /**
     * Records the start of a request.
     *
     * @param key its connection, which has one request at a time, or the request itself
     * @param alive returns false when the connection is closed, so that the end of the request will not be reported
     */
    public void begin(Object key, BooleanSupplier alive) {
        requests.put(key, alive);
    }

    public void end(Object key) {
        requests.remove(key);
    }

    /** Starts to accept requests. */
    public void open() {
        opened = true;
    }

    boolean isOpened() {
        return opened;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Stops accepting requests; returns the number in flight. */
    int close() {
        closed = true;
        return count();
    }

    /** Waits up to {@code gracePeriod} for the requests in flight; returns the number left. */
    int await(Duration gracePeriod) {
        long begin = System.nanoTime();
        while (count() > 0 && System.nanoTime() - begin < gracePeriod.toNanos()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return count();
    }

    /** Clears the requests in flight, for when the source that reported their start will not report their end. */
    void reset() {
        requests.clear();
    }

    private int count() {
        requests.values().removeIf(alive -> !alive.getAsBoolean());
        return requests.size();
    }
}
