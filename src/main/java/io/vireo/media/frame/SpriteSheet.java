package io.vireo.media.frame;

import io.vireo.media.image.ImageSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Puts tiles of equal size into one image, row by row. */
final class SpriteSheet {
    /** The number of tiles in a row. */
    static final int COLUMNS = 10;

    private static final int MAX_BYTES = 400_000;
    private static final float[] QUALITIES = {0.75f, 0.6f, 0.45f, 0.3f};

    private SpriteSheet() {}

    /**
     * Returns a sheet as JPEG, in a lower quality if it would be too large otherwise.
     *
     * @param tiles at least one; three bytes for each pixel
     */
    static byte[] jpeg(List<byte[]> tiles, ImageSize size) throws IOException {
        int rows = (tiles.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet = new BufferedImage(
                Math.min(tiles.size(), COLUMNS) * size.width(), rows * size.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < tiles.size(); i++) {
            sheet.setRGB(
                    i % COLUMNS * size.width(),
                    i / COLUMNS * size.height(),
                    size.width(),
                    size.height(),
                    pixels(tiles.get(i)),
                    0,
                    size.width());
        }
        byte[] jpeg = new byte[0];
        for (float quality : QUALITIES) {
            if (jpeg.length == 0 || jpeg.length > MAX_BYTES) {
                jpeg = encode(sheet, quality);
            }
        }
        return jpeg;
    }

    private static int[] pixels(byte[] rgb) {
        int[] pixels = new int[rgb.length / 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | rgb[3 * i + 2] & 0xFF;
        }
        return pixels;
    }

    private static byte[] encode(BufferedImage sheet, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(sheet, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
