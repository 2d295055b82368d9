package io.vireo.delivery;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses the {@code Range} header (RFC 9110, section 14.2). */
final class Ranges {
    private static final Pattern RANGE = Pattern.compile("(\\d*)-(\\d*)");
    private static final String UNIT = "bytes=";
    /** The maximum number of ranges; players never ask for more, and each costs bytes and work. */
    private static final int MAX_RANGES = 16;

    private Ranges() {}

    /**
     * Returns the part of a representation of {@code length} bytes that a header selects. Of several ranges, those that select no byte are
     * ignored.
     *
     * <p>A missing header, another unit and a malformed value select the whole representation, as RFC 9110, section 14.2 allows. So do more
     * than {@value #MAX_RANGES} ranges, ranges that are together longer than the representation, and a suffix range on an empty one, for
     * which no {@code Content-Range} exists.
     */
    static ByteRange parse(@Nullable String header, long length) {
        if (header == null || !header.strip().regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return new ByteRange.Whole();
        }
        List<String> ranges = Stream.of(header.strip().substring(UNIT.length()).split(",", -1))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .limit(MAX_RANGES + 1)
                .toList();
        if (ranges.isEmpty() || ranges.size() > MAX_RANGES) {
            return new ByteRange.Whole();
        }
        List<ByteRange> parsed =
                ranges.stream().map(range -> single(range, length)).toList();
        return parsed.stream().anyMatch(ByteRange.Whole.class::isInstance)
                ? new ByteRange.Whole()
                : combined(parsed, length);
    }

    private static ByteRange combined(List<ByteRange> parsed, long length) {
        List<ByteRange.Single> parts = parsed.stream()
                .filter(ByteRange.Single.class::isInstance)
                .map(ByteRange.Single.class::cast)
                .toList();
        if (parts.isEmpty()) {
            return new ByteRange.Unsatisfiable();
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        boolean less = parts.stream().mapToDouble(ByteRange.Single::length).sum() <= length;
        return less ? new ByteRange.Multiple(parts) : new ByteRange.Whole();
    }

    private static ByteRange single(String text, long length) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return new ByteRange.Whole();
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new ByteRange.Whole() : suffix(number(last), length);
        }
        return between(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), length);
    }

    private static ByteRange suffix(long wanted, long length) {
        if (wanted == 0) {
            return new ByteRange.Unsatisfiable();
        }
        long sent = Math.min(wanted, length);
        return length == 0 ? new ByteRange.Whole() : new ByteRange.Single(length - sent, sent);
    }

    private static ByteRange between(long first, long last, long length) {
        if (last < first) {
            return new ByteRange.Whole();
        }
        return first >= length
                ? new ByteRange.Unsatisfiable()
                : new ByteRange.Single(first, Math.min(last, length - 1) - first + 1);
    }

    /** Parses decimal digits; returns {@link Long#MAX_VALUE} on overflow, which is past the end of any file. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
