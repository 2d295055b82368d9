package io.vireo.media.text;

import java.util.List;

/** Writes WebVTT files. */
public final class WebVttWriter {
    private static final String HEADER = "WEBVTT\n";

    private WebVttWriter() {}

    /** Returns a file with the cues. */
    public static String write(List<TextCue> cues) {
        StringBuilder out = new StringBuilder(HEADER);
        for (TextCue cue : cues) {
            append(out, cue.startMillis(), cue.endMillis(), cue.text());
        }
        return out.toString();
    }

    /** Appends a cue with a text in the syntax of WebVTT, after a blank line. */
    public static void append(StringBuilder out, long startMillis, long endMillis, String text) {
        out.append('\n')
                .append(time(startMillis))
                .append(" --> ")
                .append(time(endMillis))
                .append('\n')
                .append(text)
                .append('\n');
    }

    /** Returns a file of this class as a segment of an HLS rendition, whose times begin with those of the video (RFC 8216, 3.5). */
    public static String asSegment(String file) {
        return HEADER + "X-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n" + file.substring(HEADER.length());
    }

    private static String time(long millis) {
        String fraction = Long.toString(1000 + millis % 1000).substring(1);
        long seconds = millis / 1000;
        return two(seconds / 3600) + ':' + two(seconds / 60 % 60) + ':' + two(seconds % 60) + '.' + fraction;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
