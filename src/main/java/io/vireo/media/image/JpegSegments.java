package io.vireo.media.image;

import io.vireo.media.image.JpegDecoder.Ink;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Parses the segments of a JPEG file and keeps those needed for the pixels (ITU-T T.81, annex B). The end marker may be missing. */
final class JpegSegments {
    private static final int SOI = 0xFFD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    /** Adobe's segment, which describes the color components. */
    private static final int APP14 = 0xEE;

    private static final int COM = 0xFE;
    private static final int TEM = 0x01;
    private static final String EXIF = "Exif\0\0";
    private static final String ADOBE = "Adobe";
    /** The offset of the transform flag in Adobe's segment. */
    private static final int TRANSFORM = 13;

    private static final int YCCK = 2;
    /** The size of a JFIF segment without a thumbnail. */
    private static final int JFIF_BYTES = 16;

    /** The maximum number of scans, since a decoder processes the whole image for each; a progressive image has about ten. */
    private static final int MAX_SCANS = 64;

    private final ByteBuffer file;
    private final ByteArrayOutputStream kept;
    private final JpegProfile profile = new JpegProfile();
    private int components;
    private int transform = -1;
    private int width;
    private int height;
    private int scans;
    private int orientation;
    private boolean ended;

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
            while (!ended && file.hasRemaining()) {
                segment(marker());
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new InvalidImageException("truncated JPEG");
        }
        kept.write(0xFF);
        kept.write(EOI);
        if (width < 1 || height < 1 || scans == 0) {
            throw new InvalidImageException("JPEG without pixels");
        }
        return new SanitizedImage(
                new JpegDecoder(ink(), ended),
                width,
                height,
                Math.max(orientation, ExifOrientation.UPRIGHT),
                profile.of(components == 1),
                kept.toByteArray());
    }

    /** Without Adobe's segment the components are not inverted (libjpeg.txt, "Special color spaces"). */
    private Ink ink() {
        if (components != 4) {
            return Ink.NONE;
        }
        return transform < 0 ? Ink.CMYK : transform == YCCK ? Ink.INVERTED_YCCK : Ink.INVERTED_CMYK;
    }

    /** Returns the code of the next marker; skips bytes before it, as decoders do. */
    private int marker() {
        int code = 0;
        while (code == 0) {
            while (file.get() != (byte) 0xFF) {
                // not part of a segment
            }
            code = 0xFF;
            while (code == 0xFF) {
                code = file.get() & 0xFF;
            }
        }
        return code;
    }

    private void segment(int marker) {
        if (marker == EOI) {
            ended = true;
        } else if (marker != TEM && !isRestart(marker)) {
            segmentWithLength(marker);
        }
    }

    private void segmentWithLength(int marker) {
        int start = file.position();
        int length = file.getShort() & 0xFFFF;
        if (length < 2) {
            throw new InvalidImageException("JPEG with a segment shorter than its length");
        }
        if (isFrame(marker)) {
            frame(start);
        } else if (marker == APP1 && orientation == 0 && startsWith(start + 2, EXIF)) {
            orientation = ExifOrientation.of(file.slice(start + 2 + EXIF.length(), length - 2 - EXIF.length()));
        } else if (marker == APP2) {
            profile.add(file.slice(start + 2, length - 2));
        } else if (marker == APP14 && length > TRANSFORM && startsWith(start + 2, ADOBE)) {
            transform = file.get(start + TRANSFORM) & 0xFF;
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
        components = file.get(start + 7) & 0xFF;
    }

    /** Copies the coded pixels up to the next marker that is not part of them, or to the end of the file. */
    private void scan() {
        if (++scans > MAX_SCANS) {
            throw new InvalidImageException("JPEG with more than " + MAX_SCANS + " scans");
        }
        byte[] bytes = file.array();
        int start = file.position();
        int end = start;
        while (end < bytes.length
                && (bytes[end] != (byte) 0xFF || (end + 1 < bytes.length && isOfScan(bytes[end + 1] & 0xFF)))) {
            end++;
        }
        kept.write(bytes, start, end - start);
        file.position(end + 1 < bytes.length ? end : bytes.length);
    }

    /** Returns whether a code is part of the scan: a stuffed byte or a restart marker. */
    private static boolean isOfScan(int code) {
        return code == 0 || code == 0xFF || isRestart(code);
    }

    private static boolean isRestart(int code) {
        return code >= 0xD0 && code <= 0xD7;
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
