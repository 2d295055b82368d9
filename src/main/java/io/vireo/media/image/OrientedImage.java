package io.vireo.media.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * A decoded image with its orientation and color profile.
 *
 * @param pixels as returned by {@link ImageDecoder#decode}
 * @param orientation see {@link ExifOrientation}
 * @param profile the color profile; empty for sRGB
 */
record OrientedImage(BufferedImage pixels, int orientation, Optional<ColorProfile> profile) {
    /**
     * Returns the image as an upright JPEG in sRGB.
     *
     * @param size the target size before the rotation
     */
    byte[] jpeg(ImageSize size) {
        try {
            BufferedImage scaled = Thumbnails.of(pixels)
                    .forceSize(size.width(), size.height())
                    .imageType(BufferedImage.TYPE_INT_ARGB)
                    .asBufferedImage();
            profile.ifPresent(colors -> colors.convert(scaled));
            BufferedImage turned = ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation))
                    .apply(scaled);
            return Drawing.jpeg(
                    new ImageSize(turned.getWidth(), turned.getHeight()), graphics -> paint(graphics, turned));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void paint(Graphics2D graphics, BufferedImage image) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.drawImage(image, 0, 0, null);
    }
}
