package io.vireo.media;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Range} header (RFC 9110 section 14.2). */
public final class Ranges {
    private static final Pattern RANGE = Pattern.compile("(\\d*)-(\\d*)");
    private static final String UNIT = "bytes=";

    private Ranges() {}

    /**
     * The range that a header asks for in a representation of {@code length} bytes.
     *
     * <p>No header, another unit, a malformed value and more than one range all give the whole representation, as RFC 9110
     * allows; so does a suffix range on an empty representation, for which no {@code Content-Range} can be written.
     */
    public static ByteRange parse(@Nullable String header, long length) {
        if (header == null || !header.strip().regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return new ByteRange.Whole();
        }
        List<String> ranges = Stream.of(header.strip().substring(UNIT.length()).split(",", -1))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .toList();
        Matcher range = RANGE.matcher(ranges.size() == 1 ? ranges.get(0) : "");
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
        return length == 0 ? new ByteRange.Whole() : new ByteRange.Part(length - sent, sent);
    }

    private static ByteRange between(long first, long last, long length) {
        if (last < first) {
            return new ByteRange.Whole();
        }
        return first >= length
                ? new ByteRange.Unsatisfiable()
                : new ByteRange.Part(first, Math.min(last, length - 1) - first + 1);
    }

    /** The value of digits, or {@link Long#MAX_VALUE} for a number beyond it: both lie past the end of any file. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
