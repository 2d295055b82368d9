package io.vireo.http;

import java.time.Duration;
import java.util.List;
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
    public static final String MARK = "X-Content-Type-Options";

    /** Forbids framing. It has no value that allows it everywhere, so a page that other sites may frame does without it. */
    public static final String FRAMES = "X-Frame-Options";

    private static final String NO_FRAMES = "DENY";

    private static final int NOT_MODIFIED = 304;
    private static final List<String> MEDIA = List.of("video/", "image/", "multipart/byteranges");

    /** Sets the headers that do not depend on the response; each replaces an existing one. */
    public void addTo(BiConsumer<String, String> header) {
        header.accept(MARK, "nosniff");
        header.accept(FRAMES, NO_FRAMES);
        header.accept("Referrer-Policy", "no-referrer");
        hsts.ifPresent(age -> header.accept("Strict-Transport-Security", "max-age=" + age.toSeconds()));
    }

    /** Returns whether a content security policy lets all sites frame the page. */
    public static boolean isFramedAnywhere(@Nullable String policy) {
        return policy != null && policy.contains("frame-ancestors *");
    }

    /**
     * Returns the default content security policy of a response; empty if it gets none. The headers of a 304 replace those that the
     * browser has stored (RFC 9111, section 3.2), so it must not add a policy to a video.
     */
    public static Optional<String> policy(int status, @Nullable String contentType) {
        return status == NOT_MODIFIED || isMedia(contentType)
                ? Optional.empty()
                : Optional.of("default-src 'none'; frame-ancestors 'none'");
    }

    private static boolean isMedia(@Nullable String type) {
        return type != null && MEDIA.stream().anyMatch(type::startsWith);
    }
}
