package io.vireo.media.frame;

import io.vireo.media.image.ImageSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Makes a thumbnail of a decoded picture. */
final class FrameImage {
    private static final double QUALITY = 0.85;

    private FrameImage() {}

    /** A JPEG with the aspect and the orientation in which the video is shown, never larger than the picture itself. */
    static byte[] jpeg(BufferedImage picture, FrameRequest request) throws IOException {
        int longest = Math.min(ImageSize.LONGEST, Math.max(picture.getWidth(), picture.getHeight()));
        ImageSize shown = ImageSize.within(request.width(), request.height(), longest);
        boolean upright = request.rotation() % 180 == 0;
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        net.coobird.thumbnailator.Thumbnails.of(picture)
                .forceSize(upright ? shown.width() : shown.height(), upright ? shown.height() : shown.width())
                .rotate(request.rotation())
                .outputQuality(QUALITY)
                .outputFormat("jpg")
                .toOutputStream(jpeg);
        return jpeg.toByteArray();
    }
}
