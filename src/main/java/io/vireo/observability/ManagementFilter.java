package io.vireo.observability;

import io.vireo.http.ClientAddress;
import io.vireo.http.connector.ConnectorPolicy;
import io.vireo.platform.config.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Servlet filter that serves health and metrics on the public port instead of the server: metrics only to allowed addresses, and
 * neither if a management port is configured.
 */
@WebFilter(
        urlPatterns = {"/health/*", "/metrics/*"},
        asyncSupported = true)
public class ManagementFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient ConnectorPolicy policy;

    @Inject
    transient ManagementEndpoints managementEndpoints;

    @Inject
    transient ClientAddress clientAddress;

    private final transient ManagementSettings settings = ManagementSettings.from(Settings.current());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String path = policy.path(request.getRequestURI()).orElse("");
        if (settings.port().isPresent()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (path.startsWith(ManagementEndpoints.METRICS) && !isAllowed(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            send(managementEndpoints.page(path, request.getHeader("Accept")), request, response);
        }
    }

    private static void send(
            Optional<ManagementEndpoints.Page> page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setStatus(page.get().status());
        response.setContentType(page.get().contentType());
        response.setContentLength(page.get().body().length);
        response.setHeader("Cache-Control", "no-store");
        if (request.getMethod().equals("GET")) {
            response.getOutputStream().write(page.get().body());
        }
    }

    /**
     * Returns whether the client may read metrics. A request forwarded by an unknown proxy is denied, whatever the address of the
     * proxy.
     */
    private boolean isAllowed(HttpServletRequest request) {
        boolean forwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        return (!forwarded || clientAddress.isProxy(request))
                && settings.allowed().contain(clientAddress.exactly(request));
    }
}
