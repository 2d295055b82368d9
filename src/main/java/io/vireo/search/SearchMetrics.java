package io.vireo.search;

import io.micrometer.core.instrument.Counter;
import io.vireo.platform.Metrics;

/** Counts the answers that say that they may miss something. */
final class SearchMetrics {
    private static final Counter TIME_LIMIT = counter(SearchPage.TIME_LIMIT);
    private static final Counter INDEXING = counter(SearchPage.INDEXING);

    private SearchMetrics() {}

    /** Makes the counters visible before the first of these answers. */
    static void register() {
        INDEXING.increment(0);
    }

    /** Called where the header is set: not every answer that has it passes a response filter with it. */
    static void incomplete(String reason) {
        (reason.equals(SearchPage.TIME_LIMIT) ? TIME_LIMIT : INDEXING).increment();
    }

    private static Counter counter(String reason) {
        return Counter.builder("vireo.search.incomplete")
                .description("Searches that were answered with what was found by then")
                .tag("reason", reason)
                .register(Metrics.registry());
    }
}
