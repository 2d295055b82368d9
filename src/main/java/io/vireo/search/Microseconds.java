package io.vireo.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Converts times to the representation of the index: microseconds since 1970, the full precision of the database. */
final class Microseconds {
    /** SQL expression for the column {@code Upload} in microseconds. */
    static final String OF_UPLOAD = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', Upload)";

    private static final long LAST = 253_402_300_799_999_999L; // 9999-12-31T23:59:59.999999Z
    private static final DateTimeFormatter COLUMN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private Microseconds() {}

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Returns a time as a database literal; times beyond the range of the database are clamped to its maximum. */
    static String text(long micros) {
        return COLUMN.format(instant(Math.min(micros, LAST)));
    }
}
