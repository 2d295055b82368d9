package io.vireo.media.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes lists of chapters: in the order of their times, without overlaps, within the video. */
public final class ChapterList {
    static final int MAX_CHAPTERS = 500;
    static final int MAX_TITLE = 200;

    /** The minimum number of chapters in a description: a single time in a text is no chapter. */
    private static final int MIN_IN_DESCRIPTION = 3;

    /** How long the last chapter lasts in a video of unknown duration. */
    private static final long UNKNOWN_MILLIS = 3_600_000;

    private static final Pattern LINE = Pattern.compile(
            "[\\s\\p{Pd}*\u2022\u25B6(\\[]*+(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{2})(?!:?[0-9])(.*+)", Pattern.DOTALL);
    private static final Pattern SEPARATORS = Pattern.compile("^[\\s\\p{Pd}:|.)\\]\u00B7\u2022]+");

    private ChapterList() {}

    /**
     * Returns the chapters that begin at the given marks.
     *
     * @param durationMillis the duration of the video; 0 if unknown
     */
    public static List<Chapter> of(List<ChapterMark> marks, long durationMillis) {
        List<ChapterMark> sorted = marks.stream()
                .filter(mark -> mark.startMillis() >= 0 && (durationMillis == 0 || mark.startMillis() < durationMillis))
                .sorted(Comparator.comparingLong(ChapterMark::startMillis))
                .toList();
        List<Chapter> chapters = new ArrayList<>();
        for (int i = 0; i < sorted.size() && chapters.size() < MAX_CHAPTERS; i++) {
            long start = sorted.get(i).startMillis();
            long end = i + 1 < sorted.size()
                    ? sorted.get(i + 1).startMillis()
                    : durationMillis == 0 ? start + UNKNOWN_MILLIS : durationMillis;
            if (end > start) {
                chapters.add(new Chapter(start, end, title(sorted.get(i).title(), chapters.size() + 1)));
            }
        }
        return chapters;
    }

    /** Returns the chapters of a WebVTT or SubRip file. A gap between two chapters remains. */
    public static List<Chapter> of(byte[] file, long durationMillis) throws TimedTextException {
        List<TextCue> cues = TimedTextReader.read(file);
        List<ChapterMark> marks = cues.stream()
                .map(cue -> new ChapterMark(cue.startMillis(), cue.plainText()))
                .toList();
        List<Chapter> chapters = new ArrayList<>();
        int next = 0;
        for (Chapter chapter : of(marks, durationMillis)) {
            while (cues.get(next).startMillis() < chapter.startMillis()) {
                next++;
            }
            long end = Math.min(chapter.endMillis(), cues.get(next).endMillis());
            chapters.add(new Chapter(chapter.startMillis(), end, chapter.title()));
        }
        if (chapters.isEmpty()) {
            throw new TimedTextException(1, TextFault.NO_CHAPTER_WITHIN);
        }
        return chapters;
    }

    /**
     * Returns the chapters that a description lists: lines that begin with a time, at least three, the first at 0:00, each later than the
     * one before.
     *
     * @param durationMillis the duration of the video; 0 if unknown
     */
    public static List<Chapter> ofDescription(String description, long durationMillis) {
        List<ChapterMark> marks = new ArrayList<>();
        for (String line : (Iterable<String>) description.lines()::iterator) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && marks.size() < MAX_CHAPTERS) {
                String title =
                        SEPARATORS.matcher(matcher.group(4)).replaceFirst("").strip();
                if (!title.isEmpty()) {
                    marks.add(new ChapterMark(millis(matcher), title));
                }
            }
        }
        for (int i = 0; i < marks.size(); i++) {
            long earliest = i == 0 ? 0 : marks.get(i - 1).startMillis() + 1;
            if (marks.get(i).startMillis() < earliest || marks.get(0).startMillis() > 0) {
                return List.of();
            }
        }
        List<Chapter> chapters = of(marks, durationMillis);
        return chapters.size() < MIN_IN_DESCRIPTION ? List.of() : chapters;
    }

    private static long millis(Matcher matcher) {
        long hours = matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1));
        return ((hours * 60 + Long.parseLong(matcher.group(2))) * 60 + Long.parseLong(matcher.group(3))) * 1000;
    }

    private static String title(String written, int number) {
        StringBuilder title = new StringBuilder();
        written.codePoints()
                .map(codePoint -> Character.isWhitespace(codePoint) ? ' ' : codePoint)
                .filter(codePoint -> !Character.isISOControl(codePoint) && codePoint != 0xFEFF)
                .limit(MAX_TITLE)
                .forEach(title::appendCodePoint);
        String stripped = title.toString().strip();
        return stripped.isEmpty() ? Integer.toString(number) : stripped;
    }

    /** Returns a WebVTT file with the chapters. */
    public static byte[] toWebVtt(List<Chapter> chapters) {
        return WebVttWriter.write(chapters.stream()
                        .map(chapter -> new TextCue(
                                chapter.startMillis(), chapter.endMillis(), TextEscapes.escape(chapter.title())))
                        .toList())
                .getBytes(StandardCharsets.UTF_8);
    }
}
