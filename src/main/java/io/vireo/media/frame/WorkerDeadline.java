package io.vireo.media.frame;

import java.time.Duration;
import java.util.Optional;

/**
 * Ends a worker that takes too long for one request: by the processor time that it has used since, so that a busy machine costs no
 * frame, and by a generous bound of the time on the clock, for a worker that does not get to run at all.
 */
final class WorkerDeadline {
    private final WorkerProcess worker;
    private final Duration cpuLimit;
    private final Duration wallLimit;
    private final Duration cpuBefore;
    private final long start = System.nanoTime();
    private volatile boolean exceeded;

    /** Begins now. */
    WorkerDeadline(WorkerProcess worker, FrameSettings settings) {
        this.worker = worker;
        this.cpuLimit = settings.timeout();
        this.wallLimit = settings.wallTimeout();
        this.cpuBefore = worker.cpu().orElse(Duration.ZERO);
    }

    /** To be called every now and then. */
    void check() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        Optional<Duration> cpu = worker.cpu();
        // a system that does not tell the processor time has the time of the clock alone
        Duration used = cpu.map(total -> total.minus(cpuBefore)).orElse(elapsed);
        if (used.compareTo(cpuLimit) > 0 || elapsed.compareTo(wallLimit) > 0) {
            exceeded = true;
            worker.end();
        }
    }

    /** Whether it has ended the worker. */
    boolean isExceeded() {
        return exceeded;
    }
}
