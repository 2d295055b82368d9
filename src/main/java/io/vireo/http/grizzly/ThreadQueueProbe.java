package io.vireo.http.grizzly;

import io.vireo.http.connector.LoadShedder;
import org.glassfish.grizzly.threadpool.AbstractThreadPool;
import org.glassfish.grizzly.threadpool.ThreadPoolProbe;

/** Reports the number of tasks that wait for a connector thread to the {@link io.vireo.http.connector.LoadShedder}. */
final class ThreadQueueProbe extends ThreadPoolProbe.Adapter {
    private final LoadShedder shedder;
    private final Fallback fallback;

    ThreadQueueProbe(LoadShedder shedder, Fallback fallback) {
        this.shedder = shedder;
        this.fallback = fallback;
    }

    @Override
    public void onTaskQueueEvent(AbstractThreadPool pool, Runnable task) {
        fallback.guard(shedder::enter);
    }

    @Override
    public void onTaskDequeueEvent(AbstractThreadPool pool, Runnable task) {
        fallback.guard(shedder::leave);
    }

    @Override
    public void onTaskCancelEvent(AbstractThreadPool pool, Runnable task) {
        fallback.guard(shedder::leave);
    }
}
