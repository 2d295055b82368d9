package io.vireo.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.media.text.TextCue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is spoken in videos, as plain text. */
public final class SpokenText {
    /**
     * An SQL expression over {@code Videos v}: its WebVTT files one after the other, by language; of each file at most 64 KiB (about half
     * an hour of speech), and 256 KiB of all; NULL for none.
     */
    public static final String FILES = "(SELECT LEFT(GROUP_CONCAT(LEFT(x.Content, 65536) ORDER BY x.Language"
            + " SEPARATOR '\n'), 262144) FROM Captions x WHERE x.VideoID = v.VideoID)";

    private static final String HEADER = "WEBVTT";
    private static final String TIMES = " --> ";

    private SpokenText() {}

    /** Returns the text of {@link #FILES} without times and tags; {@code ""} for null. */
    public static String plain(byte @Nullable [] files) {
        return files == null
                ? ""
                : new String(files, UTF_8)
                        .lines()
                        .filter(line -> !line.isEmpty() && !line.equals(HEADER) && !line.contains(TIMES))
                        .map(line -> new TextCue(0, 1, line).plainText())
                        .collect(Collectors.joining("\n"));
    }
}
