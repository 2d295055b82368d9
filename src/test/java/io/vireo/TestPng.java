package io.vireo;

import static io.vireo.TestImages.putInt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files of every colour type and bit depth, which ImageIO cannot. All pixels have the same value. */
public final class TestPng {
    public static final int GREY = 0;
    public static final int RGB = 2;
    public static final int PALETTE = 3;
    public static final int GREY_ALPHA = 4;
    public static final int RGB_ALPHA = 6;

    private static final int SIDE = 20;
    /** The seven Adam7 passes: first column, first row, column step, row step. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    private TestPng() {}

    /**
     * Returns a PNG file.
     *
     * @param palette the content of PLTE, empty for none
     * @param transparency the content of tRNS, empty for none
     * @param samples the samples of each pixel
     */
    public static byte[] of(
            int colorType, int depth, boolean interlaced, byte[] palette, byte[] transparency, int... samples) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        byte[] header = new byte[13];
        putInt(header, 0, SIDE);
        putInt(header, 4, SIDE);
        header[8] = (byte) depth;
        header[9] = (byte) colorType;
        header[12] = (byte) (interlaced ? 1 : 0);
        png.writeBytes(chunk("IHDR", header));
        if (palette.length > 0) {
            png.writeBytes(chunk("PLTE", palette));
        }
        if (transparency.length > 0) {
            png.writeBytes(chunk("tRNS", transparency));
        }
        png.writeBytes(chunk("IDAT", deflated(rows(depth, interlaced ? PASSES : ONE_PASS, samples))));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] rows(int depth, int[][] passes, int[] samples) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int[] pass : passes) {
            for (int y = pass[1]; y < SIDE; y += pass[3]) {
                rows.write(0);
                int pending = 0;
                int bits = 0;
                for (int x = pass[0]; x < SIDE; x += pass[2]) {
                    for (int sample : samples) {
                        pending = pending << depth | sample;
                        for (bits += depth; bits >= 8; bits -= 8) {
                            rows.write(pending >> (bits - 8));
                        }
                    }
                }
                if (bits > 0) {
                    rows.write(pending << (8 - bits));
                }
            }
        }
        return rows.toByteArray();
    }

    public static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    static byte[] chunk(String type, byte[] content) {
        byte[] chunk = new byte[content.length + 12];
        putInt(chunk, 0, content.length);
        System.arraycopy(type.getBytes(StandardCharsets.ISO_8859_1), 0, chunk, 4, 4);
        System.arraycopy(content, 0, chunk, 8, content.length);
        CRC32 checksum = new CRC32();
        checksum.update(chunk, 4, content.length + 4);
        putInt(chunk, content.length + 8, (int) checksum.getValue());
        return chunk;
    }
}
