package io.vireo.observability;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.vireo.http.RequestIdFilter;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Creates spans by OpenTelemetry's HTTP server conventions (semconv 1.23, "HTTP Spans"), which end with the last byte of the response.
 * The server's own spans are disabled: they miss requests that bypass Jersey, contain the query, and report each 404 as an exception.
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

    /** @param trusted whether the client's trace context is accepted */
    Tracing.Span begin(HttpServletRequest request, AccessLogRecord requestRecord, boolean trusted) {
        Context parent = trusted ? propagator.extract(Context.root(), request, HEADERS) : Context.root();
        Span span = tracer.spanBuilder(requestRecord.methodLabel()
                        + ' '
                        + requestRecord.route().template())
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent)
                .setAttribute("http.request.method", requestRecord.methodLabel())
                .setAttribute("http.route", requestRecord.route().template())
                .setAttribute("url.path", requestRecord.path())
                .setAttribute("url.scheme", request.getScheme())
                .setAttribute("vireo.request_id", RequestIdFilter.current())
                .startSpan();
        return new OpenSpan(span);
    }

    private record OpenSpan(Span span) implements Tracing.Span {
        private static final int MIN_SERVER_ERROR = 500;

        @Override
        public void end(AccessLogRecord request) {
            span.setAttribute("http.response.status_code", (long) request.status());
            if (request.status() >= MIN_SERVER_ERROR) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
