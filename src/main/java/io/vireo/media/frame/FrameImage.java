package io.vireo.media.frame;

import io.vireo.media.image.ImageSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.filters.Flip;

/** Creates a thumbnail from a decoded picture. */
final class FrameImage {
    private static final double QUALITY = 0.85;

    private FrameImage() {}

    /** Returns a JPEG with the aspect ratio and orientation in which the video is displayed, never larger than the picture. */
    static byte[] jpeg(BufferedImage picture, FrameRequest request) throws IOException {
        int longest = Math.min(ImageSize.LONGEST, Math.max(picture.getWidth(), picture.getHeight()));
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        shown(picture, request, ImageSize.within(request.width(), request.height(), longest))
                .outputQuality(QUALITY)
                .outputFormat("jpg")
                .toOutputStream(jpeg);
        return jpeg.toByteArray();
    }

    /** Returns the picture as the video is displayed, in the size of the request: three bytes for each pixel, row by row. */
    static byte[] rgb(BufferedImage picture, FrameRequest request) throws IOException {
        ImageSize size = new ImageSize(request.width(), request.height());
        BufferedImage tile = shown(picture, request, size).asBufferedImage();
        byte[] bytes = new byte[3 * size.width() * size.height()];
        int to = 0;
        for (int pixel : tile.getRGB(0, 0, size.width(), size.height(), null, 0, size.width())) {
            bytes[to++] = (byte) (pixel >> 16);
            bytes[to++] = (byte) (pixel >> 8);
            bytes[to++] = (byte) pixel;
        }
        return bytes;
    }

    private static Thumbnails.Builder<BufferedImage> shown(
            BufferedImage picture, FrameRequest request, ImageSize size) {
        boolean upright = request.rotation() % 180 == 0;
        Thumbnails.Builder<BufferedImage> image = Thumbnails.of(picture)
                .forceSize(upright ? size.width() : size.height(), upright ? size.height() : size.width());
        if (request.mirrored()) {
            image.addFilter(Flip.HORIZONTAL);
        }
        return image.rotate(request.rotation());
    }
}
