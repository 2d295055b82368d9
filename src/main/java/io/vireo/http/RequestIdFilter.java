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
 * Assigns an id to every request: sets {@code X-Request-Id} on the response and binds the id to the threads that process the request,
 * for the log. An id from a trusted proxy is kept.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestIdFilter implements Filter {
    public static final String HEADER = "X-Request-Id";
    private static final String NONE = "-";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._~+/=:-]{1,64}");
    private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> NONE);

    @Inject
    ClientAddress clientAddress;

    /** Binds a request id to the current thread until it is closed; restores the previous id then. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Returns the id of the request that the current thread processes, {@code "-"} outside of a request. */
    public static String current() {
        return CURRENT.get();
    }

    /** Returns a new unique id. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Binds a request id to the current thread until the scope is closed. */
    public static Scope enter(String id) {
        String previous = CURRENT.get();
        CURRENT.set(id);
        return () -> {
            if (previous.equals(NONE)) {
                CURRENT.remove();
            } else {
                CURRENT.set(previous);
            }
        };
    }

    /** Wraps a task so that it runs with the request id of the calling thread. */
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
        String received = request.getHeader(HEADER);
        return received != null && SAFE.matcher(received).matches() && clientAddress.isProxy(request)
                ? received
                : newId();
    }
}
