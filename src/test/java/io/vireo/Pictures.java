package io.vireo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Decodes and inspects images that a server sends. */
public final class Pictures {
    private Pictures() {}

    public static BufferedImage decode(byte[] image) {
        try {
            BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(image));
            if (decoded == null) {
                throw new AssertionError("Not an image");
            }
            return decoded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns width and height, for example {@code 320x240}. */
    public static String size(BufferedImage image) {
        return image.getWidth() + "x" + image.getHeight();
    }

    /** Returns whether all four corners are dark, as in the placeholder image. */
    public static boolean isPlaceholder(BufferedImage image) {
        int right = image.getWidth() - 1;
        int bottom = image.getHeight() - 1;
        return isDark(image.getRGB(0, 0))
                && isDark(image.getRGB(right, 0))
                && isDark(image.getRGB(0, bottom))
                && isDark(image.getRGB(right, bottom));
    }

    private static boolean isDark(int rgb) {
        return (rgb >> 16 & 0xFF) < 64 && (rgb >> 8 & 0xFF) < 64 && (rgb & 0xFF) < 64;
    }
}
