package io.vireo.media.frame;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.jobs.RepeatingTask;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The pool of worker processes. A worker is started on demand, reused, and ended when it exceeds its deadline, after a number of requests
 * (JCodec leaks memory), when idle, and with the application.
 */
@Component
class FrameWorkerPool implements Closeable {
    private static final Counter STARTED = Counter.builder("vireo.frame.workers.started")
            .description("Started frame worker processes; each is replaced after a number of requests")
            .register(Metrics.registry());
    private static final Counter TIMED_OUT = failures("timeout");
    private static final Counter CRASHED = failures("crashed");

    private final FrameSettings settings;
    private final WorkerCommand command;
    private final Semaphore permits;
    private final Deque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor scheduler;

    @Inject
    FrameWorkerPool(FrameSettings settings) {
        this(settings, WorkerCommand.ofThisJava(settings.heap()));
    }

    FrameWorkerPool(FrameSettings settings, WorkerCommand command) {
        this.settings = settings;
        this.command = command;
        this.permits = new Semaphore(settings.workers(), true);
        // starts its thread with the first request; discards work after its shutdown
        this.scheduler = new ScheduledThreadPoolExecutor(
                1, FrameWorkerPool::schedulerThread, new ThreadPoolExecutor.DiscardPolicy());
        scheduler.setRemoveOnCancelPolicy(true);
    }

    private static Counter failures(String cause) {
        return Counter.builder("vireo.frame.workers.failed")
                .description("Frame worker processes that exceeded their deadline or crashed during a request")
                .tag("cause", cause)
                .register(Metrics.registry());
    }

    void registerMetrics() {
        Gauge.builder("vireo.frame.workers.active", all, Set::size)
                .description("Running frame worker processes, including idle ones")
                .register(Metrics.registry());
    }

    private static Thread schedulerThread(Runnable work) {
        Thread thread = new Thread(work, "frame-workers");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Returns JPEGs of frames, at least one. Waits for a free worker and then for its response, both for a limited time.
     *
     * @throws FrameExtractionException.NoWorker if no worker process can be started
     * @throws FrameExtractionException.Temporary if no frame was extracted in time, for reasons other than the video
     * @throws FrameExtractionException if the video has no frame that can be decoded
     */
    List<byte[]> frames(FrameRequest request) throws FrameExtractionException {
        acquire();
        try {
            return request(worker(), request);
        } finally {
            permits.release();
        }
    }

    /** A tile and the CPU time that it took; the time on the clock if the system does not report CPU times. */
    record DecodedTile(byte[] rgb, Duration cpu) {}

    /** Returns a tile; otherwise as {@link #frames}. */
    DecodedTile tile(FrameRequest request) throws FrameExtractionException {
        acquire();
        try {
            WorkerProcess worker = worker();
            Duration before = worker.cpu().orElse(Duration.ZERO);
            long start = System.nanoTime();
            byte[] rgb = request(worker, request).get(0);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new DecodedTile(
                    rgb, worker.cpu().map(after -> after.minus(before)).orElse(elapsed));
        } finally {
            permits.release();
        }
    }

    private void acquire() throws FrameExtractionException {
        try {
            if (!permits.tryAcquire(settings.queueTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new FrameExtractionException.Busy("no worker became free");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FrameExtractionException.Busy("interrupted");
        }
    }

    /** Returns the frames received until the response ended, the deadline was exceeded, or the worker crashed. */
    private List<byte[]> request(WorkerProcess worker, FrameRequest request) throws FrameExtractionException {
        WorkerDeadline deadline = new WorkerDeadline(worker, settings);
        Future<?> checks = every(settings.checkPeriod(), deadline::check);
        List<byte[]> jpegs = new ArrayList<>();
        boolean completed = false;
        try {
            worker.request(request, jpegs::add);
            completed = true;
        } catch (FrameExtractionException e) {
            completed = true;
            if (jpegs.isEmpty()) {
                throw e;
            }
        } catch (IOException e) {
            boolean slow = deadline.isExceeded();
            (slow ? TIMED_OUT : CRASHED).increment();
            if (jpegs.isEmpty()) {
                throw new FrameExtractionException.Temporary(slow ? "the worker was too slow" : "the worker ended");
            }
        } finally {
            checks.cancel(false);
            if (completed && !deadline.isExceeded() && worker.uses() < settings.maxFrames()) {
                keep(worker);
            } else {
                end(worker);
            }
        }
        // for a single frame the worker sends the best one last
        return request.count() == 1 ? jpegs.subList(jpegs.size() - 1, jpegs.size()) : jpegs;
    }

    private WorkerProcess worker() throws FrameExtractionException {
        for (WorkerProcess warm = idle.pollFirst(); warm != null; warm = idle.pollFirst()) {
            if (warm.isAlive()) {
                return warm;
            }
            end(warm);
        }
        try {
            WorkerProcess fresh = new WorkerProcess(command.start());
            all.add(fresh);
            STARTED.increment();
            if (scheduler.isShutdown()) {
                end(fresh);
            }
            return fresh;
        } catch (IOException e) {
            throw new FrameExtractionException.NoWorker("no worker process can be started: " + e.getMessage());
        }
    }

    private void keep(WorkerProcess worker) {
        int uses = worker.uses();
        idle.addFirst(worker);
        Runnable endIfIdle = () -> {
            if (worker.uses() == uses && idle.remove(worker)) {
                end(worker);
            }
        };
        Future<?> unused = after(settings.idleTimeout(), endIfIdle);
    }

    private Future<?> every(Duration period, Runnable work) {
        return scheduler.scheduleWithFixedDelay(
                new RepeatingTask("The check of a worker's deadline", work),
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private Future<?> after(Duration delay, Runnable work) {
        return scheduler.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void end(WorkerProcess worker) {
        all.remove(worker);
        worker.end();
    }

    /** Ends all workers, including those that process a request. The container calls this method itself. */
    @Override
    @PreDestroy
    public void close() {
        scheduler.shutdownNow();
        all.forEach(this::end);
    }
}
