package io.vireo.video.export;

import org.jspecify.annotations.Nullable;

/**
 * A video in {@code account.json} of its owner's export; what is null is left out.
 *
 * @param upload ISO 8601 in UTC, as exact as it is known
 * @param duration in seconds
 * @param width of the shown picture in pixels, as {@code height}
 * @param file the name of its file in the ZIP file, as {@code thumbnail}
 */
public record ExportedVideo(
        String hashpath,
        String title,
        String description,
        String upload,
        boolean published,
        @Nullable Double duration,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String file,
        @Nullable String thumbnail) {}
