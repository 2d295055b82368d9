package io.vireo.http;

import io.vireo.platform.Metrics;

/** Counts what is refused before there is a request for the application: it has no route and no line in the access log. */
public final class ConnectorRejectionMetrics {
    private ConnectorRejectionMetrics() {}

    public static void count(int status) {
        Metrics.registry()
                .counter("vireo.http.connector.rejections", "status", Integer.toString(status))
                .increment();
    }
}
