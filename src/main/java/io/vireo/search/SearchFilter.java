package io.vireo.search;

import io.vireo.http.ApiException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.jspecify.annotations.Nullable;

/**
 * Restricts a search to some videos; channels are not found then, except by {@link #NONE}.
 *
 * @param minMillis the shortest duration
 * @param maxMillis the longest duration
 * @param since the first upload time in microseconds since 1970
 */
record SearchFilter(
        @Nullable Long minMillis,
        @Nullable Long maxMillis,
        @Nullable Long since) {
    static final SearchFilter NONE = new SearchFilter(null, null, null);

    private static final String DURATION = "duration";
    private static final String SINCE = "since";
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})?-([0-9]{1,9})?");

    /**
     * Parses the query parameters {@code duration}, a range of seconds such as {@code 60-300}, {@code 60-} or {@code -300}, and {@code
     * since}, a date or a time in ISO 8601.
     *
     * @throws ApiException {@code {"invalid-field": …}} if one of them has another form
     */
    static SearchFilter of(MultivaluedMap<String, String> parameters) {
        String duration = parameters.getFirst(DURATION);
        String since = parameters.getFirst(SINCE);
        if (duration == null && since == null) {
            return NONE;
        }
        Matcher range = RANGE.matcher(duration == null ? "-" : duration);
        if (!range.matches() || "-".equals(duration)) {
            throw ApiException.invalidField(DURATION);
        }
        return new SearchFilter(
                millis(range.group(1), 0), millis(range.group(2), 999), since == null ? null : micros(since));
    }

    private static @Nullable Long millis(@Nullable String seconds, int more) {
        return seconds == null ? null : Long.parseLong(seconds) * 1000 + more;
    }

    private static long micros(String since) {
        try {
            Instant instant = since.contains("T")
                    ? Instant.parse(since)
                    : LocalDate.parse(since).atStartOfDay().toInstant(ZoneOffset.UTC);
            return Math.multiplyExact(instant.getEpochSecond(), 1_000_000) + instant.getNano() / 1000;
        } catch (DateTimeException | ArithmeticException e) {
            throw ApiException.invalidField(SINCE);
        }
    }

    /** Returns the parameters that give this filter, each after {@code &}. */
    String parameters() {
        String duration = minMillis == null && maxMillis == null
                ? ""
                : "&" + DURATION + "=" + seconds(minMillis) + "-" + seconds(maxMillis);
        return duration + (since == null ? "" : "&" + SINCE + "=" + Instant.EPOCH.plus(since, ChronoUnit.MICROS));
    }

    private static String seconds(@Nullable Long millis) {
        return millis == null ? "" : Long.toString(millis / 1000);
    }

    void addTo(BooleanQuery.Builder query) {
        if (minMillis != null || maxMillis != null) {
            query.add(
                    LongPoint.newRangeQuery(
                            IndexFields.MILLIS,
                            minMillis == null ? 0 : minMillis,
                            maxMillis == null ? Long.MAX_VALUE : maxMillis),
                    BooleanClause.Occur.FILTER);
        }
        if (since != null) {
            query.add(LongPoint.newRangeQuery(IndexFields.UPLOAD, since, Long.MAX_VALUE), BooleanClause.Occur.FILTER);
        }
    }
}
