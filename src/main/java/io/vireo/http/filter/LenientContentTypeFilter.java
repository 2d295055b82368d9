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
 * Reads a {@code Content-Type} that is none as {@code application/octet-stream} (RFC 9110, 8.3), so that each call decides what it
 * means; Jersey refuses the request before any of our code sees it. So it does with a form, which no call takes: of a body that
 * calls itself one and has not come yet, as with {@code Expect: 100-continue}, Jersey would take the first byte away.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class LenientContentTypeFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        List<String> types = Collections.list(http.getHeaders(HttpHeaders.CONTENT_TYPE));
        boolean readable = types.isEmpty() || (types.size() == 1 && isType(types.get(0)));
        chain.doFilter(readable ? request : new OfUnknownType(http), response);
    }

    private static boolean isType(String text) {
        try {
            MediaType type = MediaType.valueOf(text);
            return !type.getType().isEmpty() && !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The request, with the other type. */
    private static final class OfUnknownType extends HttpServletRequestWrapper {
        OfUnknownType(HttpServletRequest request) {
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
