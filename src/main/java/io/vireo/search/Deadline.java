package io.vireo.search;

import java.time.Duration;

/** How long a search may look for what is hard to find; what it has found by then is the answer. */
final class Deadline {
    /** Takes as long as it takes. */
    static final Deadline NONE = new Deadline(Long.MAX_VALUE, "");

    private final long nanos;
    private final String bound;

    private Deadline(long nanos, String bound) {
        this.nanos = nanos;
        this.bound = bound;
    }

    static Deadline in(Duration limit) {
        return new Deadline(
                System.nanoTime() + limit.toNanos(),
                "SET STATEMENT max_statement_time = %d.%03d FOR ".formatted(limit.toSeconds(), limit.toMillisPart()));
    }

    boolean hasPassed() {
        return nanos != Long.MAX_VALUE && System.nanoTime() - nanos > 0;
    }

    /** What bounds a single statement, to be put before it. */
    String bound() {
        return bound;
    }
}
