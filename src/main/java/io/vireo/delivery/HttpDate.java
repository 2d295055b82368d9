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

/**
 * Formats and parses HTTP dates (RFC 9110, section 5.6.7), with a resolution of one second.
 *
 * <p>It has its own patterns, because {@link DateTimeFormatter#RFC_1123_DATE_TIME} writes the days 1 to 9 with one digit, which is no HTTP
 * date, and reads none of the two obsolete formats, which a server must accept. Jersey's {@code HttpDateFormat} is a class of the server
 * (docs/decisions/0071-connector-fence.md); the JDK's own formatter for its HTTP client and server is not public.
 */
public final class HttpDate {
    private static final DateTimeFormatter IMF_FIXDATE = pattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
    /** The obsolete format with a two-digit year; years before 1970 do not occur. */
    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter ASCTIME = pattern("EEE MMM ppd HH:mm:ss uuuu");

    private HttpDate() {}

    /** Returns the date in the preferred format, {@code Mon, 23 Nov 2026 09:00:00 GMT}. */
    public static String format(Instant instant) {
        return IMF_FIXDATE.format(instant);
    }

    /** Parses a date in one of the three formats of RFC 9110; returns empty for null and for any other text. */
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
