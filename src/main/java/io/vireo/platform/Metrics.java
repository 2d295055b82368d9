package io.vireo.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The metrics registry; {@code observability} publishes it at {@code /metrics}. It is static so that non-CDI code can use it, and
 * lives as long as the application's class loader. Names start with {@code vireo.}; tags must have low cardinality and never contain
 * client input (docs/decisions/0050-metrics.md).
 */
public final class Metrics {
    private static final PrometheusMeterRegistry REGISTRY = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private Metrics() {}

    public static MeterRegistry registry() {
        return REGISTRY;
    }

    /**
     * Returns all metrics as text.
     *
     * @param contentType {@code text/plain} of Prometheus, or that of OpenMetrics
     */
    public static String scrape(String contentType) {
        return REGISTRY.scrape(contentType);
    }
}
