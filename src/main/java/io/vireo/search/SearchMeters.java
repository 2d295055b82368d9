package io.vireo.search;

import io.micrometer.core.instrument.Counter;
import io.vireo.platform.Metering;

/** Counts the answers that say that they may miss something. */
final class SearchMeters {
    private static final Counter TIME_LIMIT = counter(Result.TIME_LIMIT);
    private static final Counter INDEXING = counter(Result.INDEXING);

    private SearchMeters() {}

    /** Makes the counters visible before the first of these answers. */
    static void register() {
        INDEXING.increment(0);
    }

    /** Called where the header is set: not every answer that has it passes a response filter with it. */
    static void incomplete(String reason) {
        (reason.equals(Result.TIME_LIMIT) ? TIME_LIMIT : INDEXING).increment();
    }

    private static Counter counter(String why) {
        return Counter.builder("vireo.search.incomplete")
                .description("Searches that were answered with what was found by then")
                .tag("why", why)
                .register(Metering.registry());
    }
}
