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
 * The data of one request for the access log. The path has no query, which may contain secrets, and all client input is truncated and
 * escaped.
 */
final class AccessLogRecord implements LogFields {
    private static final int MAX_PATH_LENGTH = 1000;
    private static final int MAX_METHOD_LENGTH = 20;
    private static final int MAX_AGENT_LENGTH = 200;

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

    AccessLogRecord(HttpServletRequest request, Route route) {
        this.method = request.getMethod();
        this.path = request.getRequestURI();
        this.route = route;
    }

    /**
     * @param address the client's IP address
     * @param userAgent the value of {@code User-Agent}, or null
     */
    void client(String address, @Nullable String userAgent) {
        client = address;
        agent = userAgent == null ? "-" : userAgent;
    }

    /** Records the end of the response, also after a broken connection. */
    void ended(int code, long bytes) {
        nanos = System.nanoTime() - start;
        status = code;
        sent = bytes;
        route.record(method, code, nanos);
    }

    Route route() {
        return route;
    }

    String methodLabel() {
        return Route.methodLabel(method);
    }

    /** Returns the undecoded path, truncated. */
    String path() {
        return truncate(path, MAX_PATH_LENGTH);
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
                LogEscaping.quoted(truncate(method, MAX_METHOD_LENGTH)),
                LogEscaping.quoted(path()),
                status,
                sent,
                nanos / 1e9,
                LogEscaping.quoted(truncate(agent, MAX_AGENT_LENGTH)));
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("client", client);
        fields.put("method", truncate(method, MAX_METHOD_LENGTH));
        fields.put("path", path());
        fields.put("route", route.template());
        fields.put("status", status);
        fields.put("bytes", sent);
        fields.put("seconds", nanos / 1e9);
        fields.put("user_agent", truncate(agent, MAX_AGENT_LENGTH));
        return fields;
    }

    /** Returns the text with the request id, for formatters that do not add it. */
    @Override
    public String toString() {
        return text() + ' ' + id;
    }

    private static String truncate(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength) + "...";
    }
}
