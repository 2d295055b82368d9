package io.vireo.http.filter;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Treats a malformed {@code Content-Type} as {@code application/octet-stream} (RFC 9110, section 8.3), so that each resource decides
 * what to do; Jersey would reject the request before any resource is called. Form content types are replaced too: Jersey would consume
 * the first byte of a body that has not arrived yet, as with {@code Expect: 100-continue}.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class LenientContentTypeFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        List<String> types = Collections.list(http.getHeaders(HttpHeaders.CONTENT_TYPE));
        boolean readable = types.isEmpty() || (types.size() == 1 && isType(types.get(0)));
        chain.doFilter(readable ? request : new OctetStreamRequest(http), response);
    }

    private static boolean isType(String text) {
        try {
            MediaType type = MediaType.valueOf(text);
            return !type.getType().isEmpty() && !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The request with the replaced content type. */
    private static final class OctetStreamRequest extends HttpServletRequestWrapper {
        OctetStreamRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return MediaType.APPLICATION_OCTET_STREAM;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isContentType(name) ? getContentType() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isContentType(name)
                    ? Collections.enumeration(List.of(MediaType.APPLICATION_OCTET_STREAM))
                    : super.getHeaders(name);
        }

        private static boolean isContentType(String name) {
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE);
        }
    }
}
