package io.vireo.observability;

import io.vireo.http.RequestIdFilter;
import io.vireo.observability.log.LogEscaping;
import io.vireo.observability.log.LogFields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of one request: a line of the access log. Its path is without the query, which may hold what only the caller
 * should know, and all that the caller can make up is bounded and escaped.
 */
final class RequestRecord implements LogFields {
    private static final int LONGEST_PATH = 1000;
    private static final int LONGEST_METHOD = 20;
    private static final int LONGEST_AGENT = 200;

    private final long start = System.nanoTime();
    private final String id = RequestIdFilter.current();
    private final String method;
    private final String path;
    private final Route route;
    private String client = "-";
    private String agent = "-";
    private long nanos;
    private int status;
    private long sent;

    RequestRecord(HttpServletRequest request, Route route) {
        this.method = request.getMethod();
        this.path = request.getRequestURI();
        this.route = route;
    }

    /** @param userAgent as the client calls itself, or null */
    void client(String address, @Nullable String userAgent) {
        client = address;
        agent = userAgent == null ? "-" : userAgent;
    }

    /** The last byte of the answer was sent, or the connection is broken. */
    void ended(int code, long bytes) {
        nanos = System.nanoTime() - start;
        status = code;
        sent = bytes;
        route.took(method, code, nanos);
    }

    Route route() {
        return route;
    }

    String methodLabel() {
        return Route.methodLabel(method);
    }

    /** As it was sent, of a bounded length. */
    String path() {
        return cut(path, LONGEST_PATH);
    }

    int status() {
        return status;
    }

    @Override
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s \"%s %s\" %d %d %.6f \"%s\"",
                client,
                LogEscaping.quoted(cut(method, LONGEST_METHOD)),
                LogEscaping.quoted(path()),
                status,
                sent,
                nanos / 1e9,
                LogEscaping.quoted(cut(agent, LONGEST_AGENT)));
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("client", client);
        fields.put("method", cut(method, LONGEST_METHOD));
        fields.put("path", path());
        fields.put("route", route.template());
        fields.put("status", status);
        fields.put("bytes", sent);
        fields.put("seconds", nanos / 1e9);
        fields.put("user_agent", cut(agent, LONGEST_AGENT));
        return fields;
    }

    /** For a formatter that does not know the id of the request. */
    @Override
    public String toString() {
        return text() + ' ' + id;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }
}
