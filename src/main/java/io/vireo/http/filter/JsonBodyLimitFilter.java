package io.vireo.http.filter;

import io.vireo.http.CommonError;
import io.vireo.http.connector.ConnectorPolicy;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Limits JSON bodies on any servlet container: each in size and read time, and the total number of buffered bytes. A body that exceeds
 * a limit is rejected with 413, 408 or 503. The reading thread blocks at most until the deadline or the container's read timeout; a
 * connector integration may buffer the body before.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class JsonBodyLimitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient ConnectorPolicy policy;
    private final transient AtomicLong bufferedBytes = new AtomicLong();

    @Inject
    JsonBodyLimitFilter(ConnectorPolicy policy) {
        this.policy = policy;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String type = request.getContentType();
        if (type == null || !policy.isJsonBody(request.getRequestURI(), type)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() > policy.settings().maxJsonBytes()) {
            response.setHeader("Connection", "close");
            response.sendError(CommonError.TOO_LARGE.status());
            return;
        }
        Request bounded = new Request(request);
        try {
            chain.doFilter(bounded, response);
        } finally {
            bounded.release();
        }
    }

    private final class Request extends HttpServletRequestWrapper {
        private @Nullable BoundedInputStream body;

        Request(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new BoundedInputStream(super.getInputStream(), policy.settings(), bufferedBytes);
            }
            return body;
        }

        void release() {
            if (body != null) {
                body.release();
            }
        }
    }
}
