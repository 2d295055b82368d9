package io.vireo.media.image;

/**
 * The size of an image in pixels.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record ImageSize(int width, int height) {
    /** The maximum side length of a thumbnail in pixels. */
    public static final int LONGEST = 1280;

    /** Returns the size scaled down, with the same aspect ratio, so that the longer side is at most {@code longest}; never enlarges. */
    public static ImageSize within(int width, int height, int longest) {
        double scale = Math.min(1, (double) longest / Math.max(width, height));
        return new ImageSize(
                (int) Math.max(1, Math.round(width * scale)), (int) Math.max(1, Math.round(height * scale)));
    }
}
