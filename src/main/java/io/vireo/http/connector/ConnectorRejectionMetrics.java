package io.vireo.http.connector;

import io.vireo.platform.Metrics;

/** Counts requests rejected by the connector, which have no route and no line in the access log. */
public final class ConnectorRejectionMetrics {
    private ConnectorRejectionMetrics() {}

    public static void count(int status) {
        Metrics.registry()
                .counter("vireo.http.connector.rejections", "status", Integer.toString(status))
                .increment();
    }
}
