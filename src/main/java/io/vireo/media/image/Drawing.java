package io.vireo.media.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Renders images from shapes. Text is not used, because a Java runtime may have no font. */
final class Drawing {
    static {
        JdkImageReaders.register();
    }

    private Drawing() {}

    /** Returns a JPEG of the shapes that {@code draw} paints. */
    static byte[] jpeg(ImageSize size, Consumer<Graphics2D> draw) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw.accept(graphics);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // not through ImageIO's default stream, which uses a cache file
        try (MemoryCacheImageOutputStream jpeg = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
