package io.vireo.media.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Converts images from the JDK's readers to 8-bit RGB sample by sample. The readers' color models treat grayscale as linear light,
 * which makes the result too bright.
 */
final class RgbSamples {
    private RgbSamples() {}

    /**
     * Converts a grayscale, RGB or palette image of any depth, with or without transparency, to the format of {@link
     * ImageDecoder#decode}.
     */
    static BufferedImage of(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR || image.getType() == BufferedImage.TYPE_4BYTE_ABGR) {
            return image;
        }
        Raster samples = image.getRaster();
        boolean alpha = image.getColorModel().hasAlpha();
        int width = image.getWidth();
        BufferedImage rgb = new BufferedImage(
                width, image.getHeight(), alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        int[] from = new int[samples.getNumBands() * width];
        int[] to = new int[(alpha ? 4 : 3) * width];
        for (int y = 0; y < image.getHeight(); y++) {
            from = samples.getPixels(samples.getMinX(), samples.getMinY() + y, width, 1, from);
            if (image.getColorModel() instanceof IndexColorModel palette) {
                fromPalette(from, palette, to);
            } else {
                fromComponents(from, samples, alpha, to);
            }
            rgb.getRaster().setPixels(0, y, width, 1, to);
        }
        return rgb;
    }

    private static void fromPalette(int[] indices, IndexColorModel palette, int[] to) {
        int bands = to.length / indices.length;
        for (int x = 0; x < indices.length; x++) {
            int color = palette.getRGB(indices[x]);
            to[x * bands] = color >> 16 & 0xFF;
            to[x * bands + 1] = color >> 8 & 0xFF;
            to[x * bands + 2] = color & 0xFF;
            if (bands == 4) {
                to[x * bands + 3] = color >>> 24;
            }
        }
    }

    private static void fromComponents(int[] from, Raster samples, boolean alpha, int[] to) {
        int bands = samples.getNumBands();
        int toBands = alpha ? 4 : 3;
        boolean grey = bands < 3;
        int max = (1 << samples.getSampleModel().getSampleSize(0)) - 1;
        for (int x = 0; x < to.length / toBands; x++) {
            for (int color = 0; color < 3; color++) {
                to[x * toBands + color] = eightBits(from[x * bands + (grey ? 0 : color)], max);
            }
            if (alpha) {
                to[x * toBands + 3] = eightBits(from[x * bands + bands - 1], max);
            }
        }
    }

    private static int eightBits(int sample, int max) {
        return (int) ((sample * 255L + max / 2) / max);
    }
}
