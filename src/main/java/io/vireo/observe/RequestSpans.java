package io.vireo.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.vireo.http.RequestId;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans, named and described as OpenTelemetry's conventions for HTTP servers say (semconv 1.23, "HTTP Spans"), to the last
 * byte of the answer. The server's own are turned off: they miss what goes past Jersey, show the query, and call each 404 an
 * exception.
 */
final class RequestSpans {
    private static final TextMapGetter<HttpServletRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    };

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    private RequestSpans(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("io.vireo");
        propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    static RequestSpans ofThisServer() {
        return new RequestSpans(CDI.current().select(OpenTelemetry.class).get());
    }

    /** @param trusted whether the caller may say which trace the span belongs to */
    Spans.Span begin(HttpServletRequest request, Watched watched, boolean trusted) {
        Context parent = trusted ? propagator.extract(Context.root(), request, HEADERS) : Context.root();
        Span span = tracer.spanBuilder(
                        watched.methodLabel() + ' ' + watched.route().template())
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent)
                .setAttribute("http.request.method", watched.methodLabel())
                .setAttribute("http.route", watched.route().template())
                .setAttribute("url.path", watched.path())
                .setAttribute("url.scheme", request.getScheme())
                .setAttribute("vireo.request_id", RequestId.current())
                .startSpan();
        return new Running(span);
    }

    private record Running(Span span) implements Spans.Span {
        private static final int FAILED = 500;

        @Override
        public void end(Watched request) {
            span.setAttribute("http.response.status_code", (long) request.status());
            if (request.status() >= FAILED) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
