package io.vireo.http.connector;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides whether the server is overloaded: more requests than the limit wait for a thread. The count comes from the connector's
 * thread queue if that can be observed, otherwise from the requests that hold a container thread.
 */
public final class LoadShedder {
    private final AtomicInteger waiting = new AtomicInteger();
    private final int limit;

    /** @param limit the maximum number of waiting requests ({@code vireo.http.max-queued-requests}) */
    public LoadShedder(int limit) {
        this.limit = limit;
    }

    public void enter() {
        waiting.incrementAndGet();
    }

    public void leave() {
        waiting.decrementAndGet();
    }

    public boolean isOverloaded() {
        return waiting.get() > limit;
    }

    /** Resets the count, for when the source of the count changes. */
    void reset() {
        waiting.set(0);
    }
}
