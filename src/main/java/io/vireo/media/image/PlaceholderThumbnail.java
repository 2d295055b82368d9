package io.vireo.media.image;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Generates the placeholder thumbnail of a video without a frame: a play icon on a dark background. */
public final class PlaceholderThumbnail {
    private static final Color GROUND = new Color(0x23272E);
    private static final Color SIGN = new Color(0x8A93A0);

    private PlaceholderThumbnail() {}

    /** Returns a JPEG with the aspect ratio of a video of {@code width} by {@code height} pixels. */
    public static byte[] jpeg(int width, int height) {
        ImageSize size = ImageSize.within(width, height, ImageSize.LONGEST);
        double radius = Math.min(size.width(), size.height()) / 5.0;
        Path2D.Double triangle = new Path2D.Double();
        triangle.moveTo(size.width() / 2.0 - radius / 2, size.height() / 2.0 - radius);
        triangle.lineTo(size.width() / 2.0 + radius, size.height() / 2.0);
        triangle.lineTo(size.width() / 2.0 - radius / 2, size.height() / 2.0 + radius);
        triangle.closePath();
        return Drawing.jpeg(size, graphics -> {
            graphics.setColor(GROUND);
            graphics.fillRect(0, 0, size.width(), size.height());
            graphics.setColor(SIGN);
            graphics.fill(triangle);
        });
    }
}
