package io.vireo.search;

import io.micrometer.core.instrument.Counter;
import io.vireo.platform.Metrics;

/** Counts the responses that may be incomplete. */
final class SearchMetrics {
    private static final Counter TIME_LIMIT = counter(SearchPage.TIME_LIMIT);
    private static final Counter INDEXING = counter(SearchPage.INDEXING);

    private SearchMetrics() {}

    /** Registers the counters before the first incomplete response. */
    static void register() {
        INDEXING.increment(0);
    }

    /** Called where the header {@code Search-Incomplete} is set, because response filters do not see the headers of streamed responses. */
    static void incomplete(String reason) {
        (reason.equals(SearchPage.TIME_LIMIT) ? TIME_LIMIT : INDEXING).increment();
    }

    private static Counter counter(String reason) {
        return Counter.builder("vireo.search.incomplete")
                .description("Search responses that may be incomplete")
                .tag("reason", reason)
                .register(Metrics.registry());
    }
}
