package io.vireo.observe;

import io.micrometer.core.instrument.Gauge;
import io.vireo.http.ClientAddress;
import io.vireo.http.ConnectorPolicy;
import io.vireo.platform.Metering;
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
 * Sees every request from its beginning to the last byte of its answer, also those that are answered asynchronously or past Jersey:
 * counts it by its route, and writes its line into the access log.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestWatch extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final LongAdder RUNNING = new LongAdder();

    @Inject
    transient ConnectorPolicy policy;

    @Inject
    transient Routes routes;

    @Inject
    transient AccessLog log;

    @Inject
    transient Spans spans;

    @Inject
    transient ClientAddress clientAddress;

    // taken once: each call of a bean goes through a proxy, which costs more than the counting
    private transient RouteTree tree = new RouteTree();
    private transient boolean logged;
    private transient Optional<RequestSpans> traced = Optional.empty();

    @Override
    public void init() {
        tree = routes.tree();
        logged = log.isOn();
        traced = spans.source();
        Gauge.builder("vireo.http.requests.running", RUNNING, LongAdder::sum)
                .description("Requests that have begun and not ended, those that wait or send asynchronously too")
                .register(Metering.registry());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Route route = tree.of(policy.path(request.getRequestURI()).orElse(""));
        Watched watched = new Watched(request, route);
        if (logged) {
            watched.client(clientAddress.exactly(request), request.getHeader("User-Agent"));
        }
        WatchedResponse answer = new WatchedResponse(response);
        Spans.Span span = traced.isPresent()
                ? traced.get().begin(request, watched, clientAddress.isProxy(request))
                : Spans.Span.NONE;
        WatchedRequest question = new WatchedRequest(request, () -> end(watched, answer, span), answer::gone);
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

    private void end(Watched watched, WatchedResponse answer, Spans.Span span) {
        RUNNING.decrement();
        watched.ended(answer.status(), answer.sent());
        span.end(watched);
        if (logged) {
            log.write(watched);
        }
    }
}
