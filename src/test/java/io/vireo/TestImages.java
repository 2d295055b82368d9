package io.vireo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Creates valid and unusual images. */
public final class TestImages {
    private TestImages() {}

    /** Creates an image with a red, a green and a blue third, from left to right. */
    public static BufferedImage thirds(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Color[] colors = {Color.RED, Color.GREEN, Color.BLUE};
        for (int i = 0; i < colors.length; i++) {
            graphics.setColor(colors[i]);
            graphics.fillRect(i * width / 3, 0, width, height);
        }
        graphics.dispose();
        return image;
    }

    public static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("Cannot encode this image as " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Creates a PNG of one colour. */
    public static byte[] png(Color color, int width, int height) {
        return plain(color, width, height, "png");
    }

    /** Creates an image of one colour. */
    public static byte[] plain(Color color, int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return encoded(image, format);
    }

    public static byte[] zipped(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("picture.png"));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns the content of an Exif segment with an orientation (1 to 8). */
    public static byte[] exif(int orientation) {
        byte[] exif =
                "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        exif[24] = (byte) (orientation >> 8);
        exif[25] = (byte) orientation;
        return exif;
    }

    /** Inserts a segment before all others of a JPEG. */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.write(0xFF);
        bytes.write(marker);
        bytes.write((content.length + 2) >> 8);
        bytes.write(content.length + 2);
        bytes.writeBytes(content);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    /** Inserts a chunk behind the header of a PNG. */
    public static byte[] withChunk(byte[] png, String type, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(png, 0, 33);
        bytes.writeBytes(TestPng.chunk(type, content));
        bytes.write(png, 33, png.length - 33);
        return bytes.toByteArray();
    }

    public static void putInt(byte[] bytes, int position, int value) {
        ByteBuffer.wrap(bytes).putInt(position, value);
    }
}
