package io.vireo.http;

import java.time.Duration;
import java.util.Optional;
import org.glassfish.grizzly.http.HttpResponsePacket;

/**
 * What every answer tells browsers: to take it for nothing but what its type says, to run nothing of it, to show it in no frame and
 * to tell nobody where they were. The API page has a policy of its own; on a video or an image opened by itself some browsers would
 * apply one to the player they show it in.
 */
public record SecurityHeaders(Optional<Duration> hsts) {
    private static final String POLICY = "Content-Security-Policy";

    public void addTo(HttpResponsePacket response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (!response.containsHeader(POLICY) && !isMedia(response.getContentType())) {
            response.setHeader(POLICY, "default-src 'none'; frame-ancestors 'none'");
        }
        hsts.ifPresent(age -> response.setHeader("Strict-Transport-Security", "max-age=" + age.toSeconds()));
    }

    private static boolean isMedia(String type) {
        return type != null && (type.startsWith("video/") || type.startsWith("image/"));
    }
}
