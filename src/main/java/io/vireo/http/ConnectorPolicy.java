package io.vireo.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The admission rules for every request. Servlet filters enforce them on every server; a connector integration enforces them earlier,
 * also on requests that never reach a servlet filter.
 *
 * @param contextPath the context path of the application; empty at the root
 */
public record ConnectorPolicy(
        String contextPath,
        InFlightRequests traffic,
        LoadShedder shedder,
        SecurityHeaders headers,
        ListenerSettings settings) {
    /** Health paths that are answered even while the server stops or is overloaded, because a restart does not help against overload. */
    private static final Set<String> HEALTH = Set.of("/health/live", "/health/started");

    private static final Pattern DOT_SEGMENT = Pattern.compile("/(\\.|%2[Ee]){1,2}(;[^/]*)?(/|$)");

    ConnectorPolicy(String contextPath, ListenerSettings settings) {
        this(
                contextPath,
                new InFlightRequests(),
                new LoadShedder(settings.maxQueuedRequests()),
                new SecurityHeaders(settings.hsts()),
                settings);
    }

    /** Returns whether a request must be rejected with 503 because the application starts, stops or is overloaded. */
    public boolean isUnavailable(String uri) {
        if (!traffic.isOpened()) {
            return true;
        }
        return (traffic.isClosed() || shedder.isOverloaded())
                && !HEALTH.contains(path(uri).orElse(""));
    }

    /**
     * Returns the undecoded path of a request within the application; empty if it is outside of it.
     *
     * @param uri the request URI without the query
     */
    public Optional<String> path(String uri) {
        if (contextPath.isEmpty()) {
            return Optional.of(uri);
        }
        boolean inside = uri.startsWith(contextPath)
                && (uri.length() == contextPath.length() || uri.charAt(contextPath.length()) == '/');
        return inside ? Optional.of(uri.substring(contextPath.length())) : Optional.empty();
    }

    /**
     * Returns whether a path has a segment {@code .} or {@code ..}, also percent-encoded or with parameters. Clients remove such
     * segments (RFC 3986, section 5.2.4), so no resource has such a path; containers handle them inconsistently.
     */
    public static boolean hasDotSegment(String uri) {
        return DOT_SEGMENT.matcher(uri).find();
    }

    /**
     * Returns whether the body is read as JSON, which is limited in size and time. Videos, images and resumable uploads have their own
     * non-blocking readers and limits, whatever their content type.
     */
    public boolean isJsonBody(String uri, String contentType) {
        String path = path(uri).orElse("");
        // a form of the password reset page is as short as a JSON body, and is read as one
        return (contentType.toLowerCase(Locale.ROOT).contains("json") || path.equals("/reset"))
                && !path.startsWith("/upload/v/")
                && !path.startsWith("/files")
                && !path.equals("/channel/picture");
    }
}
