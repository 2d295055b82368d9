package io.vireo.video;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published video as a query gives it.
 *
 * @param description {@code ""} in lists
 * @param durationMillis null where it is not known, as {@code width} and {@code height} in pixels
 */
public record VideoEntry(
        String channel,
        String title,
        String hash,
        Instant upload,
        String description,
        @Nullable Long durationMillis,
        @Nullable Integer width,
        @Nullable Integer height) {
    /** As lists show it, without its description. */
    public VideoEntry(
            String channel,
            String title,
            String hash,
            Instant upload,
            @Nullable Long durationMillis,
            @Nullable Integer width,
            @Nullable Integer height) {
        this(channel, title, hash, upload, "", durationMillis, width, height);
    }

    public UniversalBody body() {
        return UniversalBody.video(this);
    }
}
