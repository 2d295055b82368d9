package io.vireo.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What every answer tells browsers: to treat it as nothing but what its type says, to run nothing of it, to show it in no frame and
 * to send no referrer. The API page has a policy of its own; on a video or an image that is opened by itself some browsers would
 * apply one to the player they show it in.
 *
 * @param hsts for how long browsers use TLS only ({@code Strict-Transport-Security}); empty to send no such header
 */
public record SecurityHeaders(Optional<Duration> hsts) {
    public static final String POLICY = "Content-Security-Policy";

    /** A header that is on every answer that has these headers. */
    public static final String MARK = "X-Frame-Options";

    /** The headers that do not depend on the answer; each replaces one of its name. */
    public void addTo(BiConsumer<String, String> header) {
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept(MARK, "DENY");
        header.accept("Referrer-Policy", "no-referrer");
        hsts.ifPresent(age -> header.accept("Strict-Transport-Security", "max-age=" + age.toSeconds()));
    }

    /** The content security policy of an answer of that type which has none of its own; empty if it gets none. */
    public static Optional<String> policy(@Nullable String contentType) {
        return isMedia(contentType) ? Optional.empty() : Optional.of("default-src 'none'; frame-ancestors 'none'");
    }

    private static boolean isMedia(@Nullable String type) {
        return type != null && (type.startsWith("video/") || type.startsWith("image/"));
    }
}
