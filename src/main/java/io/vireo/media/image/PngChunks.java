package io.vireo.media.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Goes through the chunks of a PNG file and keeps those its pixels are made of (PNG third edition, sections 5 and 11). */
final class PngChunks {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    /** Length, type and checksum of a chunk. */
    private static final int FRAME_BYTES = 12;

    private static final int HEADER_BYTES = 13;

    private final ByteBuffer file;
    private final ByteArrayOutputStream kept;
    private boolean data;

    PngChunks(ByteBuffer file) {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.capacity());
    }

    static boolean isPng(ByteBuffer file) {
        return file.capacity() > Long.BYTES && file.getLong(0) == SIGNATURE;
    }

    SanitizedImage image() {
        kept.write(file.array(), 0, Long.BYTES);
        file.position(Long.BYTES);
        if (!nextIs("IHDR") || file.getInt(file.position()) != HEADER_BYTES) {
            throw new InvalidImageException("PNG without a header");
        }
        requireRemaining(HEADER_BYTES + FRAME_BYTES);
        int width = file.getInt(file.position() + 8);
        int height = file.getInt(file.position() + 12);
        keepNext();
        while (!nextIs("IEND")) {
            if (nextIs("IHDR")) {
                throw new InvalidImageException("PNG with two headers");
            }
            keepNext();
        }
        keepNext();
        if (width < 1 || height < 1 || !data) {
            throw new InvalidImageException("PNG without pixels");
        }
        return new SanitizedImage("png", width, height, ExifOrientation.UPRIGHT, kept.toByteArray());
    }

    private boolean nextIs(String type) {
        requireRemaining(FRAME_BYTES);
        return type().equals(type);
    }

    private String type() {
        return new String(file.array(), file.position() + 4, 4, StandardCharsets.ISO_8859_1);
    }

    private void keepNext() {
        int length = file.getInt(file.position());
        requireRemaining((length & 0xFFFF_FFFFL) + FRAME_BYTES);
        if (KEPT.contains(type())) {
            kept.write(file.array(), file.position(), length + FRAME_BYTES);
            data |= type().equals("IDAT");
        }
        file.position(file.position() + length + FRAME_BYTES);
    }

    private void requireRemaining(long bytes) {
        if (file.remaining() < bytes) {
            throw new InvalidImageException("PNG that breaks off");
        }
    }
}
