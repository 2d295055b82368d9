package io.vireo.moderation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times in the responses of moderation: ISO 8601 in UTC, with a precision of seconds. */
public final class ModerationTime {
    private ModerationTime() {}

    /** Formats a time of the database in epoch milliseconds. */
    public static String text(Object millis) {
        Instant time = Instant.ofEpochMilli(((Number) millis).longValue());
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
