package io.vireo.observability;

import io.micrometer.core.instrument.Gauge;
import io.vireo.http.ClientAddress;
import io.vireo.http.connector.ConnectorPolicy;
import io.vireo.platform.Metrics;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Outermost servlet filter that observes every request until the last byte of its response, also asynchronous ones and those that
 * bypass Jersey: records metrics by route and writes the access log.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestMetricsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final LongAdder IN_FLIGHT = new LongAdder();

    @Inject
    transient ConnectorPolicy policy;

    @Inject
    transient RouteRegistry routes;

    @Inject
    transient AccessLog log;

    @Inject
    transient Tracing tracing;

    @Inject
    transient ClientAddress clientAddress;

    // resolved once: each call through a CDI proxy costs more than the metrics
    private transient RouteTree tree = new RouteTree();
    private transient boolean logged;
    private transient Optional<RequestSpans> traced = Optional.empty();

    @Override
    public void init() {
        tree = routes.tree();
        logged = log.isOn();
        traced = tracing.spans();
        Gauge.builder("vireo.http.requests.in.flight", IN_FLIGHT, LongAdder::sum)
                .description("Requests whose processing has started and not ended, including asynchronous ones")
                .register(Metrics.registry());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Route route = tree.of(policy.path(request.getRequestURI()).orElse(""));
        AccessLogRecord requestRecord = new AccessLogRecord(request, route);
        if (logged) {
            requestRecord.client(clientAddress.exactly(request), request.getHeader("User-Agent"));
        }
        InstrumentedResponse instrumentedResponse = new InstrumentedResponse(response);
        Tracing.Span span = traced.isPresent()
                ? traced.get().begin(request, requestRecord, clientAddress.isProxy(request))
                : Tracing.Span.NONE;
        InstrumentedRequest instrumentedRequest = new InstrumentedRequest(
                request, () -> end(requestRecord, instrumentedResponse, span), instrumentedResponse::disconnected);
        instrumentedResponse.whenEnded(instrumentedRequest::end);
        IN_FLIGHT.increment();
        try {
            chain.doFilter(instrumentedRequest, instrumentedResponse);
            instrumentedResponse.flushWriter();
        } catch (IOException | ServletException | RuntimeException e) {
            instrumentedResponse.failed();
            throw e;
        } finally {
            instrumentedRequest.dispatched();
        }
    }

    private void end(AccessLogRecord requestRecord, InstrumentedResponse instrumentedResponse, Tracing.Span span) {
        IN_FLIGHT.decrement();
        requestRecord.ended(instrumentedResponse.status(), instrumentedResponse.sent());
        span.end(requestRecord);
        if (logged) {
            log.write(requestRecord);
        }
    }
}
