package io.vireo.http.connector;

import io.vireo.http.SecurityHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The admission rules for every request. Servlet filters enforce them on every server; a connector integration enforces them earlier,
 * also on requests that never reach a servlet filter.
 *
 * @param contextPath the context path of the application; empty at the root
 * @param bodies the paths of the features whose bodies are not read as their content type says
 */
public record ConnectorPolicy(
        String contextPath,
        InFlightRequests traffic,
        LoadShedder shedder,
        SecurityHeaders headers,
        ListenerSettings settings,
        List<RequestBodyPaths> bodies) {
    /** Health paths that are answered even while the server stops or is overloaded, because a restart does not help against overload. */
    private static final Set<String> HEALTH = Set.of("/health/live", "/health/started");

    private static final Pattern DOT_SEGMENT = Pattern.compile("/(\\.|%2[Ee]){1,2}(;[^/]*)?(/|$)");

    /** A host name or address with an optional port (RFC 9110, section 7.2; RFC 3986, section 3.2.2; RFC 6874). */
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(%25[\\w.~-]+)?]|[\\w.~!$&'()*+,;=%-]+)(:[0-9]{0,5})?");

    ConnectorPolicy(String contextPath, ListenerSettings settings, List<RequestBodyPaths> bodies) {
        this(
                contextPath,
                new InFlightRequests(),
                new LoadShedder(settings.maxQueuedRequests()),
                new SecurityHeaders(settings.hsts()),
                settings,
                bodies);
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

    /** Returns whether the value of a {@code Host} header is valid. */
    public static boolean isHost(String value) {
        return HOST.matcher(value).matches();
    }

    /**
     * Returns whether the body is read as JSON, which is limited in size and time: if its content type is JSON, and at the paths where a
     * feature requires it. The bodies that a feature streams have their own non-blocking readers and limits.
     */
    public boolean isJsonBody(String uri, String contentType) {
        String path = path(uri).orElse("");
        boolean json = contentType.toLowerCase(Locale.ROOT).contains("json");
        return (json || bodies.stream().anyMatch(feature -> feature.isBuffered(path)))
                && bodies.stream().noneMatch(feature -> feature.isStreamed(path));
    }
}
