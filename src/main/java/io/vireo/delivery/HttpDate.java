package io.vireo.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dates in header fields (RFC 9110 section 5.6.7), to the second. */
public final class HttpDate {
    private static final DateTimeFormatter IMF_FIXDATE = pattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
    /** Obsolete, with a two-digit year: none of our files is older than 1970. */
    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter ASCTIME = pattern("EEE MMM ppd HH:mm:ss uuuu");

    private HttpDate() {}

    /** The preferred form, {@code Mon, 23 Nov 2026 09:00:00 GMT}. */
    public static String format(Instant instant) {
        return IMF_FIXDATE.format(instant);
    }

    /** The instant that one of the three forms of RFC 9110 names; empty for no value and for anything else. */
    static Optional<Instant> parse(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        for (DateTimeFormatter form : List.of(IMF_FIXDATE, RFC_850, ASCTIME)) {
            try {
                return Optional.of(ZonedDateTime.parse(value.strip(), form).toInstant());
            } catch (DateTimeException e) {
                // not this form
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
