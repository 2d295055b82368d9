package io.vireo.media.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads WebVTT and SubRip (SRT) files. A file that cannot be read completely is rejected: fewer cues than the author wrote would not be
 * noticed. Styles, regions, comments, identifiers and the positions of cues are dropped.
 *
 * <p>Time and memory are linear in the size of the file.
 */
public final class TimedTextReader {
    private static final int MAX_CUES = 20_000;
    private static final int MAX_CUE_LENGTH = 2_000;
    private static final Pattern HEADER = Pattern.compile("WEBVTT(?:[ \\t].*+)?+", Pattern.DOTALL);
    private static final Pattern SKIPPED = Pattern.compile("(?:NOTE|STYLE|REGION)(?:\\s.*+)?+", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\s*+[0-9]++\\s*+");

    private final TextLines lines;
    private final List<TextCue> cues = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** The start of the last line of {@link #text} that is not blank; negative if there is none. */
    private int lastLine = -1;

    private @Nullable CueTiming timing;

    private TimedTextReader(TextLines lines) {
        this.lines = lines;
    }

    /**
     * Returns the cues of a file with their texts, in the order of their times; at least one.
     *
     * @throws TimedTextException if the file is not WebVTT or SubRip, if a part of it cannot be read, or if it has no text
     */
    public static List<TextCue> read(byte[] file) throws TimedTextException {
        TimedTextReader reader = new TimedTextReader(TextLines.of(file));
        String first = reader.skipBlank(reader.lines.next());
        if (first != null && HEADER.matcher(first.strip()).matches()) {
            reader.readWebVtt();
        } else {
            reader.readSubRip(first);
        }
        if (reader.cues.isEmpty()) {
            throw new TimedTextException(Math.max(1, reader.lines.number()), TextFault.NO_CUE);
        }
        reader.cues.sort(Comparator.comparingLong(TextCue::startMillis).thenComparingLong(TextCue::endMillis));
        return reader.cues;
    }

    /**
     * Returns the cues of a file that begin within a video; they end with it at the latest.
     *
     * @param durationMillis the duration of the video in milliseconds; 0 if unknown
     * @throws TimedTextException as {@link #read(byte[])}, or if no cue begins within the video
     */
    public static List<TextCue> read(byte[] file, long durationMillis) throws TimedTextException {
        List<TextCue> all = read(file);
        List<TextCue> within = durationMillis == 0
                ? all
                : all.stream()
                        .filter(cue -> cue.startMillis() < durationMillis)
                        .map(cue ->
                                new TextCue(cue.startMillis(), Math.min(cue.endMillis(), durationMillis), cue.text()))
                        .toList();
        if (within.isEmpty()) {
            throw new TimedTextException(1, TextFault.NO_CUE_WITHIN);
        }
        return within;
    }

    private @Nullable String skipBlank(@Nullable String line) {
        String next = line;
        while (next != null && next.isBlank()) {
            next = lines.next();
        }
        return next;
    }

    private void readWebVtt() throws TimedTextException {
        String line = lines.next();
        while (line != null && !line.isEmpty() && !CueTiming.isIn(line)) {
            line = lines.next();
        }
        for (line = skipBlank(line); line != null; line = skipBlank(line)) {
            if (!CueTiming.isIn(line)) {
                boolean skipped = SKIPPED.matcher(line).matches();
                int number = lines.number();
                line = lines.next(); // an identifier is one line
                while (skipped && line != null && !line.isEmpty()) {
                    line = lines.next();
                }
                if (skipped) {
                    continue;
                }
                if (line == null || !CueTiming.isIn(line)) {
                    throw new TimedTextException(number, TextFault.STRAY_LINES);
                }
            }
            begin(line);
            line = lines.next();
            while (line != null && !line.isEmpty() && !CueTiming.isIn(line)) {
                add(line);
                line = lines.next();
            }
            end();
        }
    }

    /** Reads cues that begin with a number and their times. Blank lines within a cue are ignored, and may be missing between cues. */
    private void readSubRip(@Nullable String first) throws TimedTextException {
        for (String line = first; line != null; line = lines.next()) {
            if (CueTiming.isIn(line)) {
                if (timing != null) {
                    dropNumber();
                    end();
                }
                begin(line);
            } else if (timing != null) {
                add(line);
            } else if (!line.isBlank() && !NUMBER.matcher(line).matches()) {
                throw new TimedTextException(lines.number(), TextFault.UNKNOWN_FORMAT);
            }
        }
        if (timing != null) {
            end();
        }
    }

    private void begin(String line) throws TimedTextException {
        CueTiming parsed =
                CueTiming.parse(line).orElseThrow(() -> new TimedTextException(lines.number(), TextFault.BAD_TIMES));
        if (parsed.endMillis() <= parsed.startMillis()) {
            throw new TimedTextException(lines.number(), TextFault.ENDS_EARLY);
        }
        if (cues.size() == MAX_CUES) {
            throw new TimedTextException(lines.number(), TextFault.TOO_MANY_CUES);
        }
        timing = parsed;
    }

    private void add(String line) throws TimedTextException {
        if (line.isBlank()) {
            return;
        }
        if (text.length() + line.length() > MAX_CUE_LENGTH) {
            throw new TimedTextException(lines.number(), TextFault.LONG_CUE);
        }
        if (lastLine >= 0) {
            text.append('\n');
        }
        lastLine = text.length();
        text.append(line);
    }

    /** Removes the last line if it is the number of the next cue. */
    private void dropNumber() {
        if (lastLine >= 0 && NUMBER.matcher(text.substring(lastLine)).matches()) {
            text.setLength(lastLine);
        }
    }

    private void end() {
        String clean = CueMarkup.clean(text.toString());
        if (timing != null && !clean.isEmpty()) {
            cues.add(new TextCue(timing.startMillis(), timing.endMillis(), clean));
        }
        text.setLength(0);
        lastLine = -1;
        timing = null;
    }
}
