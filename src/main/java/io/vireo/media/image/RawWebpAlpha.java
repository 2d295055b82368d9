package io.vireo.media.image;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Applies an uncompressed alpha channel of a lossy WebP image (RFC 9649, section 2.7.1.2), which the decoder does not support.
 *
 * @param file as returned by {@link WebpFrame#file()}
 */
record RawWebpAlpha(byte[] file) {
    /** The offset of the chunk's content: after the file header, the VP8X chunk, and the chunk header. */
    private static final int CONTENT = 12 + 18 + 8;

    private static final byte[] NAME = "ALPH".getBytes(StandardCharsets.US_ASCII);
    private static final int COMPRESSION = 3;

    static Optional<RawWebpAlpha> of(byte[] file) {
        boolean raw = file.length > CONTENT
                && Arrays.equals(file, CONTENT - 8, CONTENT - 4, NAME, 0, NAME.length)
                && (file[CONTENT] & COMPRESSION) == 0;
        return raw ? Optional.of(new RawWebpAlpha(file)) : Optional.empty();
    }

    /** Sets the alpha values of the image. */
    void apply(BufferedImage image) {
        int filter = file[CONTENT] >> 2 & 3;
        int width = image.getWidth();
        int[] above = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            int[] row = new int[width];
            for (int x = 0; x < width; x++) {
                int coded = file[CONTENT + 1 + y * width + x];
                row[x] = coded + predicted(filter, row, above, x, y) & 0xFF;
            }
            image.getAlphaRaster().setSamples(0, y, width, 1, 0, row);
            above = row;
        }
    }

    private static int predicted(int filter, int[] row, int[] above, int x, int y) {
        if (filter == 0 || (x == 0 && y == 0)) {
            return 0;
        }
        if (y == 0) {
            return row[x - 1];
        }
        if (x == 0) {
            return above[0];
        }
        return switch (filter) {
            case 1 -> row[x - 1];
            case 2 -> above[x];
            default -> Math.max(0, Math.min(255, row[x - 1] + above[x] - above[x - 1]));
        };
    }
}
