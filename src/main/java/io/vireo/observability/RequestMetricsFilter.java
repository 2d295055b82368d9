package io.vireo.observability;

import io.micrometer.core.instrument.Gauge;
import io.vireo.http.ClientAddress;
import io.vireo.http.ConnectorPolicy;
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

    private static final LongAdder RUNNING = new LongAdder();

    @Inject
    transient ConnectorPolicy policy;

    @Inject
    transient Routes routes;

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
        traced = tracing.source();
        Gauge.builder("vireo.http.requests.in.flight", RUNNING, LongAdder::sum)
                .description("Requests that have begun and not ended, those that wait or send asynchronously too")
                .register(Metrics.registry());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Route route = tree.of(policy.path(request.getRequestURI()).orElse(""));
        RequestRecord requestRecord = new RequestRecord(request, route);
        if (logged) {
            requestRecord.client(clientAddress.exactly(request), request.getHeader("User-Agent"));
        }
        InstrumentedResponse answer = new InstrumentedResponse(response);
        Tracing.Span span = traced.isPresent()
                ? traced.get().begin(request, requestRecord, clientAddress.isProxy(request))
                : Tracing.Span.NONE;
        InstrumentedRequest question =
                new InstrumentedRequest(request, () -> end(requestRecord, answer, span), answer::disconnected);
        answer.whenEnded(question::end);
        RUNNING.increment();
        try {
            chain.doFilter(question, answer);
            answer.flushWriter();
        } catch (IOException | ServletException | RuntimeException e) {
            answer.failed();
            throw e;
        } finally {
            question.dispatched();
        }
    }

    private void end(RequestRecord requestRecord, InstrumentedResponse answer, Tracing.Span span) {
        RUNNING.decrement();
        requestRecord.ended(answer.status(), answer.sent());
        span.end(requestRecord);
        if (logged) {
            log.write(requestRecord);
        }
    }
}
