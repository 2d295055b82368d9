package io.vireo.streaming.storyboard;

import io.vireo.media.frame.Storyboard;
import io.vireo.media.text.WebVttWriter;
import java.time.Instant;
import java.util.List;

/**
 * The times of a storyboard, whose pictures are in one sheet.
 *
 * @param startsMillis from when on each picture is shown; the first is 0
 * @param made when it was made
 */
record StoryboardText(int tileWidth, int tileHeight, long durationMillis, List<Long> startsMillis, Instant made) {
    /** The number of the only sheet. */
    static final int SHEET = 1;

    /**
     * Returns a WebVTT file with a cue for each picture: the address of the sheet, relative to that of the file, and a rectangle (Media
     * Fragments URI 1.0, 4.2.2).
     *
     * @param query is appended to the address of the sheet; {@code ""} for none
     */
    String toWebVtt(String hash, String query) {
        String sheet = hash + '/' + SHEET + ".jpg" + (query.isEmpty() ? "" : '?' + query) + "#xywh=";
        StringBuilder text = new StringBuilder("WEBVTT\n");
        for (int tile = 0; tile < startsMillis.size(); tile++) {
            long end = tile + 1 < startsMillis.size() ? startsMillis.get(tile + 1) : durationMillis;
            int x = tile % Storyboard.COLUMNS * tileWidth;
            int y = tile / Storyboard.COLUMNS * tileHeight;
            WebVttWriter.append(
                    text, startsMillis.get(tile), end, sheet + x + ',' + y + ',' + tileWidth + ',' + tileHeight);
        }
        return text.toString();
    }
}
