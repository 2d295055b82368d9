package io.vireo.media.frame;

import java.util.List;

/**
 * Pictures of a video, in one sheet: {@value SpriteSheet#COLUMNS} in a row, in the order of their times.
 *
 * @param tileWidth the width of each picture in pixels
 * @param tileHeight the height of each picture in pixels
 * @param startsMillis from when on each picture is shown, in milliseconds; the first is 0
 * @param durationMillis the duration of the video
 * @param jpeg the sheet
 */
public record Storyboard(int tileWidth, int tileHeight, List<Long> startsMillis, long durationMillis, byte[] jpeg) {
    /** The number of pictures in a row of the sheet. */
    public static final int COLUMNS = SpriteSheet.COLUMNS;
}
