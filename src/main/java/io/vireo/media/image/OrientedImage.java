package io.vireo.media.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * A decoded image and how it is to be turned.
 *
 * @param pixels as they are in the file, in any colour model
 * @param orientation see {@link ExifOrientation}
 */
record OrientedImage(BufferedImage pixels, int orientation) {
    /**
     * The image turned upright, as a JPEG.
     *
     * @param size before it is turned
     */
    byte[] jpeg(ImageSize size) {
        try {
            BufferedImage scaled = Thumbnails.of(pixels)
                    .forceSize(size.width(), size.height())
                    .imageType(BufferedImage.TYPE_INT_ARGB)
                    .asBufferedImage();
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
