package io.vireo.media;

import java.awt.Color;
import java.awt.geom.Ellipse2D;

/** The picture of a channel that has set none: a silhouette. */
public final class DefaultPicture {
    /** The media type of {@link #bytes()}. */
    public static final String MEDIA_TYPE = "image/jpeg";

    private static final int SIDE = 256;
    private static final byte[] BYTES = draw();

    private DefaultPicture() {}

    /** A square JPEG, the same each time; a copy. */
    public static byte[] bytes() {
        return BYTES.clone();
    }

    private static byte[] draw() {
        return Drawing.jpeg(new Fit(SIDE, SIDE), graphics -> {
            graphics.setColor(new Color(0xDDE1E6));
            graphics.fillRect(0, 0, SIDE, SIDE);
            graphics.setColor(new Color(0x9AA3AF));
            graphics.fill(new Ellipse2D.Double(SIDE * 0.32, SIDE * 0.2, SIDE * 0.36, SIDE * 0.36));
            graphics.fill(new Ellipse2D.Double(SIDE * 0.15, SIDE * 0.62, SIDE * 0.7, SIDE * 0.7));
        });
    }
}
