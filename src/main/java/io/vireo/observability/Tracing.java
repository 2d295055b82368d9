package io.vireo.observability;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A span for each request, if OpenTelemetry is on by its own settings (MicroProfile Telemetry 1.1: {@code otel.sdk.disabled=false}).
 * While it is off, and on a server without it, its classes are not even looked for.
 */
@ApplicationScoped
class Tracing {
    /** The span of a request. */
    interface Span {
        Span NONE = request -> {};

        void end(RequestRecord request);
    }

    /** What makes them; empty while they are off. */
    Optional<RequestSpans> source() {
        return areOn() ? Optional.of(RequestSpans.ofThisServer()) : Optional.empty();
    }

    boolean areOn() {
        return ConfigProvider.getConfig()
                .getOptionalValue("otel.sdk.disabled", String.class)
                .filter("false"::equalsIgnoreCase)
                .isPresent();
    }
}
