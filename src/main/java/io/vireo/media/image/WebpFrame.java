package io.vireo.media.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The coded pixels of one WebP frame: {@code VP8} with or without {@code ALPH}, or {@code VP8L} (RFC 9649, sections 2.5 to 2.7). */
final class WebpFrame {
    private static final int START_CODE = 0x2A019D;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final int HAS_ALPHA = 0x10;

    private @Nullable ByteBuffer alpha;
    private @Nullable ByteBuffer pixels;
    private String type = "";
    private int width;
    private int height;

    void alpha(ByteBuffer content) {
        alpha = content;
    }

    /** Parses a VP8 key frame (RFC 6386, section 9.1). */
    void lossy(ByteBuffer content) {
        if ((content.get(0) & 1) != 0 || (content.getInt(3) & 0xFF_FFFF) != START_CODE) {
            throw new InvalidImageException("WebP without a key frame");
        }
        setPixels("VP8 ", content, content.getShort(6) & 0x3FFF, content.getShort(8) & 0x3FFF);
    }

    void lossless(ByteBuffer content) {
        if ((content.get(0) & 0xFF) != LOSSLESS_SIGNATURE) {
            throw new InvalidImageException("WebP without its lossless signature");
        }
        int sizes = content.getInt(1);
        setPixels("VP8L", content, 1 + (sizes & 0x3FFF), 1 + (sizes >>> 14 & 0x3FFF));
    }

    private void setPixels(String newType, ByteBuffer content, int newWidth, int newHeight) {
        if (pixels != null) {
            throw new InvalidImageException("WebP with two images");
        }
        type = newType;
        pixels = content;
        width = newWidth;
        height = newHeight;
    }

    void requireComplete() {
        if (pixels == null || width < 1 || height < 1) {
            throw new InvalidImageException("WebP without pixels");
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Returns a WebP file with only this frame. */
    byte[] file() {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        if (pixels != null && alpha != null && type.equals("VP8 ")) {
            ByteBuffer header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(HAS_ALPHA)
                    .putInt(width - 1)
                    .putShort(7, (short) (height - 1))
                    .put(9, (byte) 0);
            write(chunks, "VP8X", header);
            write(chunks, "ALPH", alpha);
        }
        if (pixels != null) {
            write(chunks, type, pixels);
        }
        ByteBuffer file = ByteBuffer.allocate(12 + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + chunks.size());
        file.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(chunks.toByteArray());
        return file.array();
    }

    private static void write(ByteArrayOutputStream chunks, String type, ByteBuffer content) {
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        head.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(content.capacity());
        chunks.writeBytes(head.array());
        chunks.writeBytes(WebpChunks.bytes(content));
        if (content.capacity() % 2 != 0) {
            chunks.write(0);
        }
    }
}
