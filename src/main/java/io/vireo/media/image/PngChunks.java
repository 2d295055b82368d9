package io.vireo.media.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Parses the chunks of a PNG file and keeps those needed for the pixels (PNG third edition, sections 5 and 11). */
final class PngChunks {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    /** The size of length, type and checksum of a chunk. */
    private static final int FRAME_BYTES = 12;

    private static final int HEADER_BYTES = 13;
    /** The bit of the color type that marks a color image. */
    private static final int COLORS = 2;

    private final ByteBuffer file;
    private final ByteArrayOutputStream kept;
    private boolean data;
    private int orientation;
    private int transparent = -1;
    private Optional<ColorProfile> profile = Optional.empty();

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
        int depth = file.get(file.position() + 16);
        boolean grey = (file.get(file.position() + 17) & COLORS) == 0;
        keepNext();
        while (!nextIs("IEND")) {
            if (nextIs("IHDR")) {
                throw new InvalidImageException("PNG with two headers");
            }
            if (nextIs("eXIf") && orientation == 0) {
                orientation = ExifOrientation.of(content());
            } else if (nextIs("iCCP") && profile.isEmpty()) {
                profile = ColorProfile.of(PngProfile.unpacked(content()), grey);
            } else if (nextIs("tRNS") && grey && depth < 8 && content().capacity() == 2) {
                transparent = content().getShort() & (1 << depth) - 1;
            }
            keepNext();
        }
        keepNext();
        if (width < 1 || height < 1 || !data) {
            throw new InvalidImageException("PNG without pixels");
        }
        return new SanitizedImage(
                new PngDecoder(transparent),
                width,
                height,
                Math.max(orientation, ExifOrientation.UPRIGHT),
                profile,
                kept.toByteArray());
    }

    private boolean nextIs(String type) {
        requireRemaining(FRAME_BYTES);
        return type().equals(type);
    }

    private String type() {
        return new String(file.array(), file.position() + 4, 4, StandardCharsets.ISO_8859_1);
    }

    private ByteBuffer content() {
        int length = file.getInt(file.position());
        requireRemaining((length & 0xFFFF_FFFFL) + FRAME_BYTES);
        return file.slice(file.position() + 8, length);
    }

    private void keepNext() {
        int length = file.getInt(file.position());
        requireRemaining((length & 0xFFFF_FFFFL) + FRAME_BYTES);
        boolean read = transparent >= 0 && type().equals("tRNS");
        if (KEPT.contains(type()) && !read) {
            kept.write(file.array(), file.position(), length + FRAME_BYTES);
            data |= type().equals("IDAT");
        }
        file.position(file.position() + length + FRAME_BYTES);
    }

    private void requireRemaining(long bytes) {
        if (file.remaining() < bytes) {
            throw new InvalidImageException("truncated PNG");
        }
    }
}
