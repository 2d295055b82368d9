package io.vireo.http.filter;

import io.vireo.http.CorsHeaders;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;

/**
 * Allows cross-origin requests from the origins in {@code vireo.http.cors-origins} (Fetch standard, section 3.2, CORS) and answers
 * preflight requests. Authentication uses a bearer token that the page sets itself, not cookies, so credentials are not allowed.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class CorsFilter implements Filter {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    /** Allowed request headers: those of the API, of conditional and range requests, and of tus 1.0.0. */
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Accept, If-Match, If-None-Match,"
            + " If-Modified-Since, If-Unmodified-Since, If-Range, Range, Tus-Resumable, Upload-Length, Upload-Offset,"
            + " Upload-Metadata, Upload-Defer-Length, Upload-Checksum, Upload-Concat, X-HTTP-Method-Override, X-Request-ID,"
            + " X-Requested-With";

    private static final String MAX_AGE_SECONDS = "3600";

    @Inject
    CorsHeaders headers;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse httpResponse = (HttpServletResponse) response;
        boolean allowed = headers.add(http.getHeader("Origin"), httpResponse::addHeader);
        if (!allowed || !isPreflight(http)) {
            chain.doFilter(request, response);
            return;
        }
        httpResponse.setHeader("Access-Control-Allow-Methods", METHODS);
        httpResponse.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
        httpResponse.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
        httpResponse.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.OPTIONS)
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}
