package io.vireo.identity.password;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs bcrypt on a bounded pool of low-priority threads with a short queue. The bound limits how many request threads a burst of sign-ins
 * can occupy, and the low priority favours threads that handle other requests (docs/decisions/0021-hashing.md). A call that finds the
 * queue full is rejected immediately.
 */
@Component
@Phase(StartupPhase.PREPARE)
public class BcryptExecutor implements StartupTask {
    private static final Counter REJECTED = Counter.builder("vireo.hashing.rejected")
            .description("Calls that were rejected because the queue was full")
            .register(Metrics.registry());

    private final ThreadPoolExecutor threads;

    @Inject
    BcryptExecutor(BcryptSettings settings) {
        threads = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.maxQueued()),
                BcryptExecutor::thread);
    }

    /** Registers the gauges. */
    @Override
    public void start() {
        Gauge.builder("vireo.hashing.queued", threads, pool -> pool.getQueue().size())
                .description("Passwords in the queue for hashing")
                .register(Metrics.registry());
        Gauge.builder("vireo.hashing.active", threads, ThreadPoolExecutor::getActiveCount)
                .description("Passwords that are being hashed")
                .register(Metrics.registry());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow().forEach(work -> ((Future<?>) work).cancel(false));
    }

    /**
     * Checks that the queue is not full. To be called before the work that precedes hashing, which a later rejection would waste.
     *
     * @throws ServiceUnavailableException if the queue is full
     */
    public void requireCapacity() {
        if (threads.getQueue().remainingCapacity() == 0) {
            REJECTED.increment();
            throw new ServiceUnavailableException();
        }
    }

    /**
     * Runs work on the pool and waits for its result.
     *
     * @throws ServiceUnavailableException if the queue is full, the pool is shut down, or the calling thread is interrupted
     * @throws IllegalStateException if the work throws
     */
    <T> T run(Supplier<T> work) {
        try {
            return threads.submit(work::get).get();
        } catch (RejectedExecutionException | CancellationException e) {
            REJECTED.increment();
            throw new ServiceUnavailableException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Hashing failed", e.getCause());
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(
                () -> {
                    LinuxNice.raise();
                    work.run();
                },
                "vireo-hashing");
        thread.setDaemon(true);
        return thread;
    }
}
