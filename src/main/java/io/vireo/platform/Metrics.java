package io.vireo.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * Where the features count what an operator wants to know; {@code observe} shows it as {@code /metrics}. Static because also what is
 * no bean counts; its life is that of the application's class loader. Names are {@code vireo.…}, tags have few values, and never what
 * a client can make up (docs/decisions/0050-metrics.md).
 */
public final class Metrics {
    private static final PrometheusMeterRegistry REGISTRY = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private Metrics() {}

    public static MeterRegistry registry() {
        return REGISTRY;
    }

    /**
     * All numbers as text.
     *
     * @param contentType {@code text/plain} of Prometheus, or that of OpenMetrics
     */
    public static String scrape(String contentType) {
        return REGISTRY.scrape(contentType);
    }
}
