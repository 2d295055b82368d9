package io.vireo.http.filter;

import io.vireo.http.CommonError;
import io.vireo.http.connector.ConnectorPolicy;
import io.vireo.http.connector.ConnectorRejectionMetrics;
import io.vireo.http.connector.ConnectorSelector;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Rejects requests with 503 and {@code Retry-After} while the application starts, stops or is overloaded, and with 404 if the path has
 * dot segments. With the portable connector it also counts the requests in flight and those that hold a container thread, and rejects what
 * an integration rejects earlier: HTTP/0.9 with 505, an invalid host or a header without a name with 400.
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
        } else if (selector.isPortable() && isHttp09(request)) {
            response.sendError(CommonError.HTTP_VERSION.status());
        } else if (selector.isPortable() && !isValid(request)) {
            response.sendError(CommonError.BAD_REQUEST.status());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isHttp09(HttpServletRequest request) {
        return request.getProtocol().equals("HTTP/0.9");
    }

    /** Returns whether at most one host is named, and every header has a name (RFC 9112, sections 3.2 and 5.1). */
    private static boolean isValid(HttpServletRequest request) {
        List<String> hosts = Collections.list(request.getHeaders(HttpHeaders.HOST));
        return hosts.size() <= 1
                && hosts.stream().allMatch(ConnectorPolicy::isHost)
                && !Collections.list(request.getHeaderNames()).contains("");
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
