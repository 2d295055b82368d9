package io.vireo.search;

import java.time.Duration;

/** How long a search may look for what is hard to find; what it has found by then is the answer. */
final class Deadline {
    /** Takes as long as it takes. */
    static final Deadline NONE = new Deadline(Long.MAX_VALUE);

    /** Few different texts of a statement are prepared that way. */
    private static final long STEP_MILLIS = 50;

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    boolean hasPassed() {
        return nanos != Long.MAX_VALUE && System.nanoTime() - nanos > 0;
    }

    /** What bounds a single statement by the time that is left, to be put before it. */
    String bound() {
        if (nanos == Long.MAX_VALUE) {
            return "";
        }
        long left = Math.max(0, Duration.ofNanos(nanos - System.nanoTime()).toMillis());
        Duration bound = Duration.ofMillis((left / STEP_MILLIS + 1) * STEP_MILLIS);
        return "SET STATEMENT max_statement_time = %d.%03d FOR ".formatted(bound.toSeconds(), bound.toMillisPart());
    }
}
