package io.vireo.media.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times of a cue, from a line such as {@code 00:00:01,500 --> 00:00:03,000}. Positions and settings after the times are ignored.
 *
 * @param startMillis in milliseconds
 * @param endMillis in milliseconds
 */
record CueTiming(long startMillis, long endMillis) {
    private static final String ARROW = "-->";
    private static final String TIME = "(?:(\\d{1,4}):)?(\\d{1,2}+):(\\d{1,2}+)(?:[.,](\\d{1,3}+))?+";
    private static final Pattern TIMES =
            Pattern.compile("\\s*+" + TIME + "\\s*+" + ARROW + "\\s*+" + TIME + "(?:\\s.*+)?+", Pattern.DOTALL);

    /** Returns whether a line can only be the times of a cue. */
    static boolean isIn(String line) {
        return line.contains(ARROW);
    }

    /** Parses a line; empty if it has no valid times. */
    static Optional<CueTiming> parse(String line) {
        Matcher matcher = TIMES.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long start = millis(matcher, 1);
        long end = millis(matcher, 5);
        return start < 0 || end < 0 ? Optional.empty() : Optional.of(new CueTiming(start, end));
    }

    /** Returns the time in four groups; negative if it has more than 59 minutes or seconds. */
    private static long millis(Matcher matcher, int group) {
        long hours = matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
        long minutes = Long.parseLong(matcher.group(group + 1));
        long seconds = Long.parseLong(matcher.group(group + 2));
        String fraction = matcher.group(group + 3);
        long millis = fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3));
        return minutes > 59 || seconds > 59 ? -1 : ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis;
    }
}
