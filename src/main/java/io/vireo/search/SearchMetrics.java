package io.vireo.search;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vireo.platform.Metrics;
import java.util.function.Supplier;

/** Metrics of the search and its index. */
final class SearchMetrics {
    private static final Counter INCOMPLETE = Counter.builder("vireo.search.incomplete")
            .description("Search responses that may be incomplete")
            .tag("reason", SearchPage.INDEXING)
            .register(Metrics.registry());

    private SearchMetrics() {}

    /**
     * Registers the metrics of the index.
     *
     * @param documents returns the number of indexed videos and channels
     * @param change returns the number of the last change that the index has
     */
    static void register(Supplier<Number> documents, Supplier<Number> change) {
        INCOMPLETE.increment(0);
        Gauge.builder("vireo.search.documents", documents)
                .description("Videos and channels in the search index of this node")
                .strongReference(true)
                .register(Metrics.registry());
        Gauge.builder("vireo.search.change", change)
                .description("Number of the last change in the search index of this node")
                .strongReference(true)
                .register(Metrics.registry());
    }

    /** Called where the header {@code Search-Incomplete} is set, because response filters do not see the headers of streamed responses. */
    static void incomplete() {
        INCOMPLETE.increment();
    }
}
