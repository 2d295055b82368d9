package io.vireo.media.image;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Goes through the segments of a JPEG file and keeps those its pixels are made of (ITU-T T.81, annex B). */
final class JpegSegments {
    private static final int SOI = 0xFFD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    /** Adobe's segment: which colours the components are. */
    private static final int APP14 = 0xEE;

    private static final int COM = 0xFE;
    private static final String EXIF = "Exif\0\0";
    /** JFIF's segment without a thumbnail. */
    private static final int JFIF_BYTES = 16;

    /** A decoder goes through the whole picture for each scan; a progressive picture has about ten. */
    private static final int MOST_SCANS = 64;

    private final ByteBuffer file;
    private final ByteArrayOutputStream kept;
    private int width;
    private int height;
    private int scans;
    private int orientation;

    JpegSegments(ByteBuffer file) {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.capacity());
    }

    static boolean isJpeg(ByteBuffer file) {
        return file.capacity() > 3 && (file.getShort(0) & 0xFFFF) == SOI && file.get(2) == (byte) 0xFF;
    }

    SanitizedImage image() {
        try {
            file.position(2);
            kept.write(file.array(), 0, 2);
            for (int marker = marker(); marker != EOI; marker = marker()) {
                segment(marker);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new InvalidImageException("JPEG that breaks off");
        }
        kept.write(0xFF);
        kept.write(EOI);
        if (width < 1 || height < 1 || scans == 0) {
            throw new InvalidImageException("JPEG without pixels");
        }
        return new SanitizedImage(
                "jpeg", width, height, Math.max(orientation, ExifOrientation.UPRIGHT), kept.toByteArray());
    }

    /** The code of the next marker, which any number of 0xFF may precede. */
    private int marker() {
        if (file.get() != (byte) 0xFF) {
            throw new InvalidImageException("JPEG with something between its segments");
        }
        int code = 0xFF;
        while (code == 0xFF) {
            code = file.get() & 0xFF;
        }
        return code;
    }

    private void segment(int marker) {
        int start = file.position();
        int length = file.getShort() & 0xFFFF;
        if (length < 2) {
            throw new InvalidImageException("JPEG with a segment shorter than its length");
        }
        if (isFrame(marker)) {
            frame(start);
        } else if (marker == APP1 && orientation == 0 && startsWith(start + 2, EXIF)) {
            orientation = ExifOrientation.of(file.slice(start + 2 + EXIF.length(), length - 2 - EXIF.length()));
        }
        file.position(start + length);
        if (isKept(marker, length)) {
            kept.write(0xFF);
            kept.write(marker);
            kept.write(file.array(), start, length);
        }
        if (marker == SOS) {
            scan();
        }
    }

    private void frame(int start) {
        if (width != 0) {
            throw new InvalidImageException("JPEG with two frames");
        }
        height = file.getShort(start + 3) & 0xFFFF;
        width = file.getShort(start + 5) & 0xFFFF;
    }

    /** Keeps the coded pixels up to the next marker that is none of theirs. */
    private void scan() {
        if (++scans > MOST_SCANS) {
            throw new InvalidImageException("JPEG with more than " + MOST_SCANS + " scans");
        }
        int start = file.position();
        while (file.get() != (byte) 0xFF || isOfScan(file.get(file.position()) & 0xFF)) {
            // goes on
        }
        file.position(file.position() - 1);
        kept.write(file.array(), start, file.position() - start);
    }

    /** A stuffed byte or a restart; after a fill byte it begins anew with the next. */
    private static boolean isOfScan(int code) {
        return code == 0 || code == 0xFF || (code >= 0xD0 && code <= 0xD7);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean isKept(int marker, int length) {
        if (marker == APP0) {
            return length == JFIF_BYTES;
        }
        return marker == APP14 || (marker < APP0 || marker > 0xEF) && marker != COM;
    }

    private boolean startsWith(int position, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return file.capacity() - position >= bytes.length
                && ByteBuffer.wrap(bytes).equals(file.slice(position, bytes.length));
    }
}
