package io.vireo.media.frame;

import java.time.Duration;
import java.util.Optional;

/**
 * The processor time of processes. It measures how far a decoder has come on a busy machine as well, where the time of the clock says
 * little.
 */
final class CpuClock {
    private CpuClock() {}

    /** What all threads of this process have used, in ns; the time of the clock on a system that does not tell. */
    static long nanos() {
        return of(ProcessHandle.current()).map(Duration::toNanos).orElseGet(System::nanoTime);
    }

    /** What all threads of a process have used; empty if it has ended, or if the system does not tell. */
    static Optional<Duration> of(ProcessHandle process) {
        return process.info().totalCpuDuration();
    }
}
