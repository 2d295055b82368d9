package io.vireo.http;

import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.threadpool.AbstractThreadPool;
import org.glassfish.grizzly.threadpool.ThreadPoolProbe;

/**
 * Counts what waits for one of the connector's threads. When that is too much, who comes to his turn is refused: quickly, so that the
 * queue shrinks, instead of everybody being served when he has long left.
 */
public final class LoadShedder extends ThreadPoolProbe.Adapter {
    private final AtomicInteger waiting = new AtomicInteger();
    private final int most;

    public LoadShedder(int most) {
        this.most = most;
    }

    public boolean isTooLong() {
        return waiting.get() > most;
    }

    @Override
    public void onTaskQueueEvent(AbstractThreadPool pool, Runnable task) {
        waiting.incrementAndGet();
    }

    @Override
    public void onTaskDequeueEvent(AbstractThreadPool pool, Runnable task) {
        waiting.decrementAndGet();
    }

    @Override
    public void onTaskCancelEvent(AbstractThreadPool pool, Runnable task) {
        waiting.decrementAndGet();
    }
}
