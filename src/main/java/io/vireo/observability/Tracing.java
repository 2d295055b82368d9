package io.vireo.observability;

import io.vireo.platform.Component;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Creates a span for each request if OpenTelemetry is enabled by its own settings (MicroProfile Telemetry 1.1: {@code
 * otel.sdk.disabled=false}). While it is disabled, and on servers without it, its classes are not loaded.
 */
@Component
class Tracing {
    /** The span of a request. */
    interface Span {
        Span NONE = request -> {};

        void end(AccessLogRecord request);
    }

    /** Returns the factory of spans; empty while tracing is disabled. */
    Optional<RequestSpans> spans() {
        return isEnabled() ? Optional.of(RequestSpans.ofThisServer()) : Optional.empty();
    }

    boolean isEnabled() {
        return ConfigProvider.getConfig()
                .getOptionalValue("otel.sdk.disabled", String.class)
                .filter("false"::equalsIgnoreCase)
                .isPresent();
    }
}
