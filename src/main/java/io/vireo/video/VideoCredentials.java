package io.vireo.video;

import io.vireo.auth.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request presents to see a video that is not public. Nothing is verified here.
 *
 * @param authorization the header {@code Authorization}; null if it is absent
 * @param session the visitor of a page, who is already authenticated; null if nobody is signed in
 * @param key the query parameter {@code k}, the key of an unlisted video
 * @param accessToken the query parameter {@code a}, an access token
 */
public record VideoCredentials(
        @Nullable String authorization,
        @Nullable Caller session,
        @Nullable String key,
        @Nullable String accessToken) {
    /** Values need no percent encoding; the first one counts. */
    private static final Pattern KEY = Pattern.compile("(?:^|&)k=([A-Za-z0-9]*)(?=&|$)");

    private static final Pattern ACCESS_TOKEN = Pattern.compile("(?:^|&)a=([A-Za-z0-9_-]*)(?=&|$)");

    public VideoCredentials(@Nullable String authorization, @Nullable String key, @Nullable String accessToken) {
        this(authorization, null, key, accessToken);
    }

    /** Returns what the visitor of a page presents: the session and the key in the query. */
    public static VideoCredentials of(Optional<Caller> session, HttpServletRequest request) {
        return new VideoCredentials(null, session.orElse(null), find(KEY, request.getQueryString()), null);
    }

    public static VideoCredentials of(HttpServletRequest request) {
        String query = request.getQueryString();
        return new VideoCredentials(
                request.getHeader(HttpHeaders.AUTHORIZATION), find(KEY, query), find(ACCESS_TOKEN, query));
    }

    /** Returns the credentials for the data of a video: an access token opens files only, so that it cannot renew itself. */
    public VideoCredentials forData() {
        return new VideoCredentials(authorization, session, key, null);
    }

    private static @Nullable String find(Pattern parameter, @Nullable String query) {
        if (query == null) {
            return null;
        }
        Matcher matcher = parameter.matcher(query);
        return matcher.find() ? matcher.group(1) : null;
    }
}
