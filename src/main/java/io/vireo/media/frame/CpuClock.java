package io.vireo.media.frame;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads the CPU time of processes, which measures the progress of a decoder independently of the load of the machine. Wall-clock time does
 * not.
 */
final class CpuClock {
    private CpuClock() {}

    /**
     * Returns the CPU time of all threads of this process in nanoseconds, or the wall-clock time if the system does not report CPU times.
     */
    static long nanos() {
        return of(ProcessHandle.current()).map(Duration::toNanos).orElseGet(System::nanoTime);
    }

    /** Returns the CPU time of all threads of a process; empty if it has ended or the system does not report CPU times. */
    static Optional<Duration> of(ProcessHandle process) {
        return process.info().totalCpuDuration();
    }
}
