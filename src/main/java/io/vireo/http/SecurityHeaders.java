package io.vireo.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The security headers of every response: no content sniffing, no script execution, no framing, no referrer. The API documentation
 * page has its own policy. Videos and images get none, because some browsers would apply it to their built-in player.
 *
 * @param hsts the lifetime of {@code Strict-Transport-Security}; empty to omit the header
 */
public record SecurityHeaders(Optional<Duration> hsts) {
    public static final String POLICY = "Content-Security-Policy";

    /** A header that every response with security headers has; used to detect them. */
    public static final String MARK = "X-Frame-Options";

    /** Sets the headers that do not depend on the response; each replaces an existing one. */
    public void addTo(BiConsumer<String, String> header) {
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept(MARK, "DENY");
        header.accept("Referrer-Policy", "no-referrer");
        hsts.ifPresent(age -> header.accept("Strict-Transport-Security", "max-age=" + age.toSeconds()));
    }

    /** Returns the default content security policy for a content type; empty if it gets none. */
    public static Optional<String> policy(@Nullable String contentType) {
        return isMedia(contentType) ? Optional.empty() : Optional.of("default-src 'none'; frame-ancestors 'none'");
    }

    private static boolean isMedia(@Nullable String type) {
        return type != null && (type.startsWith("video/") || type.startsWith("image/"));
    }
}
