package io.vireo.media.image;

import java.awt.Rectangle;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Parses the chunks of a WebP file and keeps those needed for the pixels of its first frame (RFC 9649, section 2): the result has no
 * animation and no metadata.
 */
final class WebpChunks {
    private static final int FILE_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int FRAME_HEADER_BYTES = 16;
    private static final String EXIF = "Exif\0\0";

    private final ByteBuffer file;
    private int orientation;
    private Optional<ColorProfile> profile = Optional.empty();
    private int canvasWidth;
    private int canvasHeight;
    private int frameX;
    private int frameY;
    private boolean animated;
    private final WebpFrame frame = new WebpFrame();

    WebpChunks(ByteBuffer file) {
        this.file = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isWebp(ByteBuffer file) {
        return file.capacity() > FILE_HEADER_BYTES
                && text(file, 0).equals("RIFF")
                && text(file, 8).equals("WEBP");
    }

    SanitizedImage image() {
        try {
            long length = (file.getInt(4) & 0xFFFF_FFFFL) + CHUNK_HEADER_BYTES;
            if (length > file.capacity()) {
                throw new InvalidImageException("truncated WebP");
            }
            chunks(file.slice(0, (int) length).order(ByteOrder.LITTLE_ENDIAN), FILE_HEADER_BYTES);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new InvalidImageException("truncated WebP");
        }
        frame.requireComplete();
        Rectangle position = new Rectangle(frameX, frameY, frame.width(), frame.height());
        Rectangle canvas = animated ? new Rectangle(canvasWidth, canvasHeight) : position;
        if (!canvas.contains(position)) {
            throw new InvalidImageException("WebP with a frame that is larger than its canvas");
        }
        return new SanitizedImage(
                new WebpDecoder(position),
                canvas.width,
                canvas.height,
                Math.max(orientation, ExifOrientation.UPRIGHT),
                profile,
                frame.file());
    }

    private void chunks(ByteBuffer within, int start) {
        for (int position = start; position + CHUNK_HEADER_BYTES <= within.capacity(); ) {
            int length = within.getInt(position + 4);
            ByteBuffer content =
                    within.slice(position + CHUNK_HEADER_BYTES, length).order(ByteOrder.LITTLE_ENDIAN);
            chunk(text(within, position), content);
            position = Math.addExact(position + CHUNK_HEADER_BYTES, length + (length & 1));
        }
    }

    private void chunk(String type, ByteBuffer content) {
        switch (type) {
            case "VP8X" -> {
                canvasWidth = 1 + threeBytes(content, 4);
                canvasHeight = 1 + threeBytes(content, 7);
            }
            case "ANMF" -> {
                if (!animated) {
                    animated = true;
                    frameX = 2 * threeBytes(content, 0);
                    frameY = 2 * threeBytes(content, 3);
                    chunks(content, FRAME_HEADER_BYTES);
                }
            }
            case "ALPH" -> frame.alpha(content);
            case "VP8 " -> frame.lossy(content);
            case "VP8L" -> frame.lossless(content);
            case "ICCP" -> profile = ColorProfile.of(bytes(content), false);
            case "EXIF" -> orientation = ExifOrientation.of(exif(content));
            default -> {
                // not needed for the pixels
            }
        }
    }

    /** Returns the Exif data without the JPEG-style prefix that some programs write. */
    private static ByteBuffer exif(ByteBuffer content) {
        byte[] name = EXIF.getBytes(StandardCharsets.US_ASCII);
        boolean named = content.capacity() > name.length
                && content.slice(0, name.length).equals(ByteBuffer.wrap(name));
        return named ? content.slice(name.length, content.capacity() - name.length) : content;
    }

    private static int threeBytes(ByteBuffer from, int position) {
        return (from.getShort(position) & 0xFFFF) | (from.get(position + 2) & 0xFF) << 16;
    }

    static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.capacity()];
        content.get(0, bytes);
        return bytes;
    }

    private static String text(ByteBuffer from, int position) {
        byte[] text = new byte[4];
        from.get(position, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
