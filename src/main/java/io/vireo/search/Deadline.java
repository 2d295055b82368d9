package io.vireo.search;

import java.time.Duration;

/** The time limit of a search; when it expires, the hits found so far are returned. */
final class Deadline {
    /** No time limit. */
    static final Deadline NONE = new Deadline(Long.MAX_VALUE);

    /** Statement time limits are rounded to this step, to limit the number of distinct statements that are prepared. */
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

    /** Returns the SQL prefix that limits a statement to the remaining time. */
    String bound() {
        if (nanos == Long.MAX_VALUE) {
            return "";
        }
        long left = Math.max(0, Duration.ofNanos(nanos - System.nanoTime()).toMillis());
        Duration bound = Duration.ofMillis((left / STEP_MILLIS + 1) * STEP_MILLIS);
        return "SET STATEMENT max_statement_time = %d.%03d FOR ".formatted(bound.toSeconds(), bound.toMillisPart());
    }
}
