package io.vireo.media.frame;

import java.time.Duration;
import java.util.Optional;

/**
 * Ends a worker that takes too long for one request: by its CPU time, so that a busy machine costs no frame, and by a generous limit of the
 * wall-clock time, for a worker that gets no CPU time.
 */
final class WorkerDeadline {
    private final WorkerProcess worker;
    private final Duration cpuLimit;
    private final Duration wallLimit;
    private final Duration cpuBefore;
    private final long start = System.nanoTime();
    private volatile boolean exceeded;

    /** Starts the measurement. */
    WorkerDeadline(WorkerProcess worker, FrameSettings settings) {
        this.worker = worker;
        this.cpuLimit = settings.timeout();
        this.wallLimit = settings.wallTimeout();
        this.cpuBefore = worker.cpu().orElse(Duration.ZERO);
    }

    /** Ends the worker if a limit is exceeded. Must be called periodically. */
    void check() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        Optional<Duration> cpu = worker.cpu();
        // without CPU times of the system only the wall-clock time is measured
        Duration used = cpu.map(total -> total.minus(cpuBefore)).orElse(elapsed);
        if (used.compareTo(cpuLimit) > 0 || elapsed.compareTo(wallLimit) > 0) {
            exceeded = true;
            worker.end();
        }
    }

    /** Returns whether a limit was exceeded and the worker was ended. */
    boolean isExceeded() {
        return exceeded;
    }
}
