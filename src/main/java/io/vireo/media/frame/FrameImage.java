package io.vireo.media.frame;

import io.vireo.media.image.ImageSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.coobird.thumbnailator.filters.Flip;

/** Creates a thumbnail from a decoded picture. */
final class FrameImage {
    private static final double QUALITY = 0.85;

    private FrameImage() {}

    /** Returns a JPEG with the aspect ratio and orientation in which the video is displayed, never larger than the picture. */
    static byte[] jpeg(BufferedImage picture, FrameRequest request) throws IOException {
        int longest = Math.min(ImageSize.LONGEST, Math.max(picture.getWidth(), picture.getHeight()));
        ImageSize shown = ImageSize.within(request.width(), request.height(), longest);
        boolean upright = request.rotation() % 180 == 0;
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        var thumbnail = net.coobird.thumbnailator.Thumbnails.of(picture)
                .forceSize(upright ? shown.width() : shown.height(), upright ? shown.height() : shown.width());
        if (request.mirrored()) {
            thumbnail.addFilter(Flip.HORIZONTAL);
        }
        thumbnail
                .rotate(request.rotation())
                .outputQuality(QUALITY)
                .outputFormat("jpg")
                .toOutputStream(jpeg);
        return jpeg.toByteArray();
    }
}
