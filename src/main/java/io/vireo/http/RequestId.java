package io.vireo.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** Gives every request an id: in {@code X-Request-Id} of the answer and in the log lines of the thread that takes it up. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestId implements Filter {
    public static final String HEADER = "X-Request-Id";
    private static final String NONE = "-";
    private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> NONE);

    /** The id of the request this thread works for, {@code "-"} outside of one. */
    public static String current() {
        return CURRENT.get();
    }

    /** One that no other request has. */
    public static String draw() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = draw();
        ((HttpServletResponse) response).setHeader(HEADER, id);
        CURRENT.set(id);
        try {
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
        }
    }
}
