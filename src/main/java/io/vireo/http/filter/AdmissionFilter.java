package io.vireo.http.filter;

import io.vireo.http.CommonError;
import io.vireo.http.ConnectorPolicy;
import io.vireo.http.ConnectorRejectionMetrics;
import io.vireo.http.ConnectorSelector;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Rejects requests with 503 and {@code Retry-After} while the application starts, stops or is overloaded, and with 404 if the path has
 * dot segments. With the portable connector it also counts the requests in flight and those that hold a container thread.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class AdmissionFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient ConnectorSelector selector;
    private final transient ConnectorPolicy policy;

    @Inject
    AdmissionFilter(ConnectorSelector selector, ConnectorPolicy policy) {
        this.selector = selector;
        this.policy = policy;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (selector.isPortable()) {
            count(request, response, chain);
        } else {
            pass(request, response, chain);
        }
    }

    private void count(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Object key = new Object();
        policy.shedder().enter();
        policy.traffic().begin(key, () -> true);
        try {
            pass(request, response, chain);
        } finally {
            policy.shedder().leave();
            onEnd(request, () -> policy.traffic().end(key));
        }
    }

    private static void onEnd(HttpServletRequest request, Runnable action) {
        try {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new EndListener(action));
                return;
            }
        } catch (IllegalStateException e) {
            // another thread has completed the request in the meantime
        }
        action.run();
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (policy.isUnavailable(request.getRequestURI())) {
            ConnectorRejectionMetrics.count(CommonError.UNAVAILABLE.status());
            response.sendError(CommonError.UNAVAILABLE.status()); // ErrorServlet adds body and Retry-After
        } else if (ConnectorPolicy.hasDotSegment(request.getRequestURI())) {
            response.sendError(CommonError.NOT_FOUND.status());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Runs the action once, although the container may report the end of a request several times. */
    private record EndListener(Runnable action) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            action.run();
        }

        @Override
        public void onError(AsyncEvent event) {
            action.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            action.run();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
