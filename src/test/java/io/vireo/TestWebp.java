package io.vireo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** WebP images of 32 by 48 pixels: upper half red, lower half blue; with an alpha channel, the right half is transparent. */
public final class TestWebp {
    public static final byte[] LOSSY =
            of("UklGRl4AAABXRUJQVlA4IFIAAAAwBQCdASogADAAPjEUiEKiISEYBAAgAwSgDP2UF+AfgBqhXAPwA/VX+AAI"
                    + "i84kfsztAAD+9+Q755sqfcttgaIh//wnCa/u/VOuk7kXrToAAAAA");
    public static final byte[] LOSSLESS = of("UklGRiYAAABXRUJQVlA4TBoAAAAvH8ALAA8Q87//8x8OBALJ/tILBBDR/5yPBw==");
    public static final byte[] LOSSY_ALPHA =
            of("UklGRowAAABXRUJQVlA4WAoAAAAQAAAAHwAALwAAQUxQSBMAAAABDzD/ERFCLJjMXzqD7oj+R/EOAFZQOCBSAAAAMAUAnQEq"
                    + "IAAwAD4xFIhCoiEhGAQAIAMEoAz9lBfgH4AaoVwD8AP1V/gACIvOJH7M7QAA/vfkO+ebKn3LbYGiIf/8Jwmv7v1TrpO5F606"
                    + "AAAAAA==");
    public static final byte[] LOSSLESS_ALPHA =
            of("UklGRi4AAABXRUJQVlA4TCEAAAAvH8ALEBcQ8y8gKPJ/tPkP+EBIQDjppLFyRP+jCuBb9R0A");

    private static final int FIRST_CHUNK = 12;

    private TestWebp() {}

    private static byte[] of(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /** Adds a metadata chunk behind the pixels of a simple image. */
    public static byte[] with(byte[] webp, String type, byte[] content) {
        return file(chunk("VP8X", extended(0x08, 32, 48)), chunks(webp), chunk(type, content));
    }

    /** Returns the lossy image with an uncompressed alpha channel. */
    public static byte[] rawAlpha() {
        byte[] alpha = new byte[1 + 32 * 48];
        for (int i = 0; i < 32 * 48; i++) {
            alpha[1 + i] = (byte) (i % 32 < 16 ? 255 : 0);
        }
        return file(chunk("VP8X", extended(0x10, 32, 48)), chunk("ALPH", alpha), chunks(LOSSY));
    }

    /** Returns an animation on a larger canvas, whose first frame is a simple image at this position. */
    public static byte[] animated(byte[] webp, int width, int height, int x, int y) {
        ByteBuffer head = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(0, x / 2).putInt(3, y / 2).putInt(6, 31).putInt(9, 47).putInt(12, 100);
        byte[] frame = joined(head.array(), chunks(webp));
        byte[] second = joined(head.array(), chunks(LOSSLESS));
        return file(
                chunk("VP8X", extended(0x12, width, height)),
                chunk("ANIM", new byte[6]),
                chunk("ANMF", frame),
                chunk("ANMF", second));
    }

    private static byte[] extended(int flags, int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(11).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(flags).putInt(4, width - 1).putInt(7, height - 1);
        return Arrays.copyOf(header.array(), 10);
    }

    private static byte[] chunks(byte[] webp) {
        return Arrays.copyOfRange(webp, FIRST_CHUNK, webp.length);
    }

    private static byte[] chunk(String type, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content);
        return chunk.array();
    }

    private static byte[] file(byte[]... chunks) {
        return chunk("RIFF", joined("WEBP".getBytes(StandardCharsets.US_ASCII), joined(chunks)));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
