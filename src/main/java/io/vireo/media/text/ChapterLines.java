package io.vireo.media.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists of chapters as people write them: lines such as {@code 1:30 The harbour}. */
public final class ChapterLines {
    private static final Pattern LINE = Pattern.compile(
            "\\s*+(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-5]?[0-9])(?:[.,]([0-9]{1,3}))?(?![0-9:])(.*+)", Pattern.DOTALL);
    private static final Pattern SEPARATORS = Pattern.compile("^\\s*+(?:[\\p{Pd}:|](?:\\s++|$))?+");

    private ChapterLines() {}

    /**
     * Reads a list, in any order of the times. Blank lines are ignored.
     *
     * @param durationMillis the duration of the video; 0 if unknown
     * @return at least one chapter
     * @throws TimedTextException if a line is not a chapter within the video, or if there is none
     */
    public static List<Chapter> parse(String text, long durationMillis) throws TimedTextException {
        List<ChapterMark> marks = new ArrayList<>();
        Set<Long> starts = new HashSet<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            ChapterMark mark = parse(line, number);
            if (durationMillis > 0 && mark.startMillis() >= durationMillis) {
                throw new TimedTextException(number, TextFault.AFTER_THE_END);
            }
            if (!starts.add(mark.startMillis())) {
                throw new TimedTextException(number, TextFault.SAME_TIME);
            }
            if (marks.size() == ChapterList.MAX_CHAPTERS) {
                throw new TimedTextException(number, TextFault.TOO_MANY_CHAPTERS);
            }
            marks.add(mark);
        }
        if (marks.isEmpty()) {
            throw new TimedTextException(1, TextFault.NO_TIME);
        }
        return ChapterList.of(marks, durationMillis);
    }

    private static ChapterMark parse(String line, int number) throws TimedTextException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new TimedTextException(number, TextFault.NO_TIME);
        }
        String title = SEPARATORS.matcher(matcher.group(5)).replaceFirst("").strip();
        if (title.isEmpty()) {
            throw new TimedTextException(number, TextFault.NO_TITLE);
        }
        if (title.codePointCount(0, title.length()) > ChapterList.MAX_TITLE) {
            throw new TimedTextException(number, TextFault.LONG_TITLE);
        }
        return new ChapterMark(millis(matcher), title);
    }

    private static long millis(Matcher matcher) {
        long hours = matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1));
        long seconds = (hours * 60 + Long.parseLong(matcher.group(2))) * 60 + Long.parseLong(matcher.group(3));
        String fraction = matcher.group(4) == null ? "" : matcher.group(4);
        return seconds * 1000 + Long.parseLong((fraction + "000").substring(0, 3));
    }

    /** Returns the lines of chapters, which {@link #parse} reads as the same chapters, apart from gaps between them. */
    public static String format(List<Chapter> chapters) {
        return chapters.stream()
                .map(chapter -> time(chapter.startMillis()) + " " + chapter.title())
                .collect(Collectors.joining("\n"));
    }

    private static String time(long millis) {
        long seconds = millis / 1000;
        String minutes = seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 3600, seconds / 60 % 60)
                : Long.toString(seconds / 60);
        String fraction = millis % 1000 == 0 ? "" : String.format(Locale.ROOT, ".%03d", millis % 1000);
        return String.format(Locale.ROOT, "%s:%02d%s", minutes, seconds % 60, fraction);
    }
}
