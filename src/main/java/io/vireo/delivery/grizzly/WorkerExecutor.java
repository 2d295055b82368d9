package io.vireo.delivery.grizzly;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.threadpool.Threads;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on Grizzly's worker threads. On other threads than the connector's selector threads, which must not block, the task runs
 * immediately.
 */
final class WorkerExecutor implements Executor {
    private final @Nullable Executor threads;

    WorkerExecutor(Connection<?> connection) {
        this.threads = connection.getTransport().getIOStrategy().getThreadPoolFor(connection, IOEvent.READ);
    }

    @Override
    public void execute(Runnable task) {
        if (threads == null || !Threads.isService()) {
            task.run();
            return;
        }
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }
}
