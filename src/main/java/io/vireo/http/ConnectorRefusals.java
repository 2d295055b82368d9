package io.vireo.http;

import io.vireo.platform.Metering;

/** Counts what is refused before there is a request for the application: it has no route and no line in the access log. */
public final class ConnectorRefusals {
    private ConnectorRefusals() {}

    public static void count(int status) {
        Metering.registry()
                .counter("vireo.http.connector.refusals", "status", Integer.toString(status))
                .increment();
    }
}
