package io.vireo.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Moments as the index keeps them: microseconds since 1970, all that the database knows of them. */
final class Microseconds {
    /** The column {@code Upload} as such. */
    static final String OF_UPLOAD = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', Upload)";

    private static final long LAST = 253_402_300_799_999_999L; // 9999-12-31T23:59:59.999999Z
    private static final DateTimeFormatter COLUMN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private Microseconds() {}

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** As the database writes it; the last that it knows for all after that. */
    static String text(long micros) {
        return COLUMN.format(instant(Math.min(micros, LAST)));
    }
}
