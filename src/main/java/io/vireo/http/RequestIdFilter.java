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
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives every request an id: in {@code X-Request-Id} of the answer and in the log lines of the threads that work for it. A trusted
 * proxy may have given it one already.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestIdFilter implements Filter {
    public static final String HEADER = "X-Request-Id";
    private static final String NONE = "-";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._~+/=:-]{1,64}");
    private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> NONE);

    @Inject
    ClientAddress clientAddress;

    /** The time that a thread works for a request; another may have been before. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** The id of the request this thread works for, {@code "-"} outside of one. */
    public static String current() {
        return CURRENT.get();
    }

    /** One that no other request has. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** This thread works for the request of that id from now on, until it is closed. */
    public static Scope enter(String id) {
        String before = CURRENT.get();
        CURRENT.set(id);
        return () -> {
            if (before.equals(NONE)) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        };
    }

    /** The same work, done for the request of the calling thread on whatever thread it is done. */
    public static Runnable propagating(Runnable work) {
        String id = current();
        return () -> {
            try (Scope request = enter(id)) {
                work.run();
            }
        };
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = idOf((HttpServletRequest) request);
        ((HttpServletResponse) response).setHeader(HEADER, id);
        try (Scope scope = enter(id)) {
            chain.doFilter(request, response);
        }
    }

    private String idOf(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        return given != null && SAFE.matcher(given).matches() && clientAddress.isProxy(request) ? given : newId();
    }
}
