package io.vireo.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Vireo demands of every request before a resource sees it, whatever the server: servlet filters enforce it, and the integration
 * of a server's connector enforces the same earlier, on what never reaches a servlet filter.
 *
 * @param contextPath where the application is; empty at the root
 */
public record ConnectorPolicy(
        String contextPath,
        InFlightRequests traffic,
        LoadShedder shedder,
        SecurityHeaders headers,
        ListenerSettings settings) {
    /** Answered also while the server stops or is overloaded: a restart would not help against a crowd. */
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

    /** Whether a request must be answered 503: the application starts or stops, or is overloaded. */
    public boolean isUnavailable(String uri) {
        if (!traffic.isOpened()) {
            return true;
        }
        return (traffic.isClosed() || shedder.isOverloaded())
                && !HEALTH.contains(path(uri).orElse(""));
    }

    /**
     * The path of a request within the application, as it was sent; empty if it is outside of it.
     *
     * @param uri without the query
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
     * Whether a path has a segment {@code .} or {@code ..}, also an encoded one or one with parameters. Clients remove them (RFC 3986,
     * 5.2.4), so nothing has such a path; some containers remove them too, others fail on them.
     */
    public static boolean hasDotSegment(String uri) {
        return DOT_SEGMENT.matcher(uri).find();
    }

    /**
     * Whether the whole body is read as JSON, which is bounded in bytes and time. Videos, images and resumable uploads are received by
     * non-blocking reads with bounds of their own, whatever they call themselves.
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
