package io.vireo.http.filter;

import io.vireo.http.SecurityHeaders;
import io.vireo.http.connector.ConnectorPolicy;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Servlet filter that sets the {@link SecurityHeaders} on every response of the servlet container. */
@WebFilter(
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class SecurityHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The pages for frames on other sites. */
    private static final String EMBED = "/embed/";

    private final transient SecurityHeaders headers;

    @Inject
    SecurityHeadersFilter(ConnectorPolicy policy) {
        this.headers = policy.headers();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean mayBeFramed = request.getRequestURI().startsWith(request.getContextPath() + EMBED);
        Map<String, String> all = new LinkedHashMap<>();
        headers.addTo(all::put);
        String frames = mayBeFramed ? all.remove(SecurityHeaders.FRAMES) : null;
        all.forEach(response::setHeader);
        Response wrapped = new Response(response, frames);
        chain.doFilter(request, wrapped);
        if (!request.isAsyncStarted()) {
            wrapped.addPolicy();
        }
    }

    /** Adds the content security policy once the content type is known: before the first byte, or at the end of an empty response. */
    private static final class Response extends HttpServletResponseWrapper {
        private final @Nullable String frames;

        /** @param frames the header that forbids framing unless the policy allows it; null if it is set already */
        Response(HttpServletResponse response, @Nullable String frames) {
            super(response);
            this.frames = frames;
        }

        void addPolicy() {
            if (isCommitted()) {
                return;
            }
            if (!containsHeader(SecurityHeaders.POLICY)) {
                SecurityHeaders.policy(getStatus(), getContentType())
                        .ifPresent(policy -> setHeader(SecurityHeaders.POLICY, policy));
            }
            if (frames != null && !SecurityHeaders.isFramedAnywhere(getHeader(SecurityHeaders.POLICY))) {
                setHeader(SecurityHeaders.FRAMES, frames);
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            addPolicy();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            addPolicy();
            return super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            addPolicy();
            super.flushBuffer();
        }

        @Override
        public void sendError(int status) throws IOException {
            addPolicy();
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            addPolicy();
            super.sendError(status, message);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            addPolicy();
            super.sendRedirect(location);
        }
    }
}
