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
 * Where bcrypt works: on as many threads as the settings say, the cores at most, with a short queue before them. A storm of sign-ins
 * so fills a few request threads and not all of them, and the threads stand back for those that answer requests; what finds the queue full is refused at once as {@link ServiceUnavailableException}.
 */
@Component
@Phase(StartupPhase.PREPARE)
public class BcryptExecutor implements StartupTask {
    private static final Counter REFUSED = Counter.builder("vireo.hashing.rejected")
            .description("Calls that were refused because too many passwords waited")
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

    /** Its numbers are there from the start. */
    @Override
    public void start() {
        Gauge.builder("vireo.hashing.queued", threads, pool -> pool.getQueue().size())
                .description("Passwords that wait to be hashed")
                .register(Metrics.registry());
        Gauge.builder("vireo.hashing.active", threads, ThreadPoolExecutor::getActiveCount)
                .description("Passwords that are being hashed")
                .register(Metrics.registry());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow().forEach(work -> ((Future<?>) work).cancel(false));
    }

    /** Spares what leads to the hashing when there is no place for it now: call it first. */
    public void requireCapacity() {
        if (threads.getQueue().remainingCapacity() == 0) {
            REFUSED.increment();
            throw new ServiceUnavailableException();
        }
    }

    /** Waits for its turn and for the work; throws {@link ServiceUnavailableException} if too many wait already. */
    <T> T run(Supplier<T> work) {
        try {
            return threads.submit(work::get).get();
        } catch (RejectedExecutionException | CancellationException e) {
            REFUSED.increment();
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
