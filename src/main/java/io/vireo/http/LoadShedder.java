package io.vireo.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides when the server is overloaded: more requests than the bound wait for a thread. What reports them depends on the connector:
 * its queue of waiting requests where that can be observed, otherwise the requests that hold a thread in the servlet container.
 */
public final class LoadShedder {
    private final AtomicInteger waiting = new AtomicInteger();
    private final int most;

    /** @param most how many requests may wait ({@code vireo.http.max-queued-requests}) */
    public LoadShedder(int most) {
        this.most = most;
    }

    public void enter() {
        waiting.incrementAndGet();
    }

    public void leave() {
        waiting.decrementAndGet();
    }

    public boolean isOverloaded() {
        return waiting.get() > most;
    }

    /** Starts to count again: what reported the requests does so no more. */
    void reset() {
        waiting.set(0);
    }
}
