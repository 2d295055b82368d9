package io.vireo.media.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/**
 * Generates the avatar of a channel without a custom one: the initial of its name on a colored background, or a silhouette if there is
 * no glyph for the initial. The result is deterministic and ignores case.
 *
 * @param initial the character to draw, {@code ""} for the silhouette
 * @param color an index of the palette
 */
public record DefaultAvatar(String initial, int color) {
    /** The media type of {@link #bytes}. */
    public static final String MEDIA_TYPE = "image/jpeg";

    /** The version of the drawing, part of the entity tag; increment it when the drawing changes. */
    private static final int EDITION = 1;

    private static final List<Color> PALETTE = List.of(
            new Color(0xB23A48),
            new Color(0xA8551E),
            new Color(0x8A6D00),
            new Color(0x5B7C1F),
            new Color(0x2E7D4F),
            new Color(0x1F7A7A),
            new Color(0x1F6FA8),
            new Color(0x3D5AA9),
            new Color(0x5C4FB0),
            new Color(0x7F45A5),
            new Color(0xA33B86),
            new Color(0x5F6B7A));

    private static final double HEIGHT = 0.46;
    private static final double WIDTH = 0.62;

    /** Returns the default avatar for a channel name. */
    public static DefaultAvatar of(String name) {
        int color = Math.floorMod(name.toUpperCase(Locale.ROOT).hashCode(), PALETTE.size());
        return new DefaultAvatar(GlyphOutlines.of(name).orElse(""), color);
    }

    /** Returns an identifier of the image for an entity tag, such as {@code 1-A-7-256}; ASCII. */
    public String tag(int side) {
        String drawn = initial.isEmpty() ? "" : Integer.toHexString(initial.codePointAt(0));
        return EDITION + "-" + drawn + "-" + color + "-" + side;
    }

    /** Returns a square JPEG with the given side length in pixels; deterministic. */
    public byte[] bytes(int side) {
        return Drawing.jpeg(new ImageSize(side, side), graphics -> draw(graphics, side));
    }

    private void draw(Graphics2D graphics, int side) {
        graphics.setColor(PALETTE.get(color));
        graphics.fillRect(0, 0, side, side);
        graphics.setColor(Color.WHITE);
        if (initial.isEmpty()) {
            graphics.fill(new Ellipse2D.Double(side * 0.32, side * 0.2, side * 0.36, side * 0.36));
            graphics.fill(new Ellipse2D.Double(side * 0.15, side * 0.62, side * 0.7, side * 0.7));
        } else {
            graphics.fill(centred(GlyphOutlines.outline(initial), side));
        }
    }

    private static Shape centred(Shape outline, int side) {
        Rectangle2D box = outline.getBounds2D();
        double scale = side * Math.min(HEIGHT / box.getHeight(), WIDTH / box.getWidth());
        AffineTransform move = new AffineTransform();
        move.translate(side / 2.0, side / 2.0);
        move.scale(scale, scale);
        move.translate(-box.getCenterX(), -box.getCenterY());
        return move.createTransformedShape(outline);
    }
}
