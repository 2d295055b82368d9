package io.vireo.http;

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
import org.jspecify.annotations.Nullable;

/**
 * Lets web pages of the origins in {@code vireo.http.cors-origins} call (Fetch standard, 3.2, CORS), and answers their preflights. Who
 * calls is told by the token, which a page must set itself; cookies are not used, so credentials need no permission.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class CrossOrigin implements Filter {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    /** Those of our calls, of conditions and ranges, and of tus 1.0.0. */
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Accept, If-Match, If-None-Match,"
            + " If-Modified-Since, If-Unmodified-Since, If-Range, Range, Tus-Resumable, Upload-Length, Upload-Offset,"
            + " Upload-Metadata, Upload-Defer-Length, Upload-Checksum, Upload-Concat, X-HTTP-Method-Override, X-Requested-With";

    private static final String ANSWER_HEADERS =
            "Link, ETag, Retry-After, Location, Allow, X-Request-Id, Search-Incomplete,"
                    + " Accept-Ranges, Content-Range, Content-Encoding, Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size,"
                    + " Tus-Checksum-Algorithm, Upload-Length, Upload-Offset, Upload-Metadata, Upload-Expires";

    private static final String AN_HOUR = "3600";

    @Inject
    CorsSettings settings;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (settings.origins().isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        String allowed = allowed(http.getHeader("Origin"));
        if (!CorsSettings.ANY.equals(allowed)) {
            answer.addHeader("Vary", "Origin");
        }
        if (allowed == null) {
            chain.doFilter(request, response);
            return;
        }
        answer.setHeader("Access-Control-Allow-Origin", allowed);
        if (isPreflight(http)) {
            answer.setHeader("Access-Control-Allow-Methods", METHODS);
            answer.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            answer.setHeader("Access-Control-Max-Age", AN_HOUR);
            answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            answer.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
            chain.doFilter(request, response);
        }
    }

    private @Nullable String allowed(@Nullable String origin) {
        if (settings.origins().contains(CorsSettings.ANY)) {
            return CorsSettings.ANY;
        }
        return origin != null && settings.origins().contains(origin) ? origin : null;
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.OPTIONS)
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}
