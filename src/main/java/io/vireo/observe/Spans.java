package io.vireo.observe;

import io.vireo.http.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * A span for each request, if OpenTelemetry is on by its own settings (MicroProfile Telemetry 1.1: {@code otel.sdk.disabled=false}).
 * While it is off, and on a server without it, its classes are not even looked for.
 */
@ApplicationScoped
class Spans {
    /** The span of a request. */
    interface Span {
        Span NONE = request -> {};

        void end(Watched request);
    }

    @Inject
    ClientAddress clientAddress;

    private final @Nullable RequestSpans spans = isOn() ? RequestSpans.ofThisServer() : null;

    Span begin(HttpServletRequest request, Watched watched) {
        return spans == null ? Span.NONE : spans.begin(request, watched, clientAddress.isProxy(request));
    }

    boolean areOn() {
        return spans != null;
    }

    private static boolean isOn() {
        return ConfigProvider.getConfig()
                .getOptionalValue("otel.sdk.disabled", String.class)
                .filter("false"::equalsIgnoreCase)
                .isPresent();
    }
}
