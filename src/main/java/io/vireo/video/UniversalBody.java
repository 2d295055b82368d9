package io.vireo.video;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * An entry of a list, a video or a channel: always the same seven keys, {@code ""} where one does not apply (CONTRACT.md,
 * Conventions).
 *
 * @param count how many published videos a channel has, a number
 * @param upload ISO 8601 in UTC, whole seconds
 */
@JsonbPropertyOrder({"type", "channel", "title", "thumbnail", "count", "description", "upload"})
public record UniversalBody(
        String type,
        String channel,
        String title,
        String thumbnail,
        @JsonbProperty("nb_count") Object count,
        String description,
        String upload) {

    public static UniversalBody video(String channel, String title, String hash, String description, Instant upload) {
        return new UniversalBody("video", channel, title, hash, "", description, format(upload));
    }

    /** @param newest the hash path of the channel's newest video, {@code ""} if it has none */
    public static UniversalBody channel(String name, String newest, int count) {
        return new UniversalBody("channel", name, "", newest, count, "", "");
    }

    private static String format(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
