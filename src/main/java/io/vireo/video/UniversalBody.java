package io.vireo.video;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * An entry of a list, a video or a channel: always the same keys, the contract's seven first, {@code ""} where one does not apply
 * (CONTRACT.md, Conventions).
 *
 * @param count how many published videos a channel has, a number
 * @param upload ISO 8601 in UTC, whole seconds
 * @param duration how long a video plays, in seconds, a number; {@code ""} where it is not known
 * @param width of a video as it is shown, in pixels, a number; {@code ""} where it is not known
 * @param height as {@code width}
 */
public record UniversalBody(
        String type,
        String channel,
        String title,
        String thumbnail,
        @JsonProperty("nb_count") Object count,
        String description,
        String upload,
        Object duration,
        Object width,
        Object height) {
    private static final String NONE = "";
    private static final double MILLIS = 1000;

    public static UniversalBody video(VideoEntry video) {
        return new UniversalBody(
                "video",
                video.channel(),
                video.title(),
                video.hash(),
                NONE,
                video.description(),
                format(video.upload()),
                video.durationMillis() == null ? NONE : video.durationMillis() / MILLIS,
                video.width() == null ? NONE : video.width(),
                video.height() == null ? NONE : video.height());
    }

    /** @param newest the hash path of the channel's newest video, {@code ""} if it has none */
    public static UniversalBody channel(String name, String newest, int count) {
        return new UniversalBody("channel", name, NONE, newest, count, NONE, NONE, NONE, NONE, NONE);
    }

    private static String format(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
