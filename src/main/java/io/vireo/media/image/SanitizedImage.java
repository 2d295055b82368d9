package io.vireo.media.image;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An image file reduced to what its pixels are made of, so that a decoder never sees what else its sender put into it: texts,
 * thumbnails, compressed metadata, what follows the end. Nothing is decoded yet.
 *
 * @param decoder for the bytes
 * @param width as the header says, in pixels; at least 1
 * @param height likewise
 * @param orientation how it is to be turned, see {@link ExifOrientation}
 * @param profile what its colours are; empty for sRGB
 * @param bytes the file
 */
record SanitizedImage(
        ImageDecoder decoder, int width, int height, int orientation, Optional<ColorProfile> profile, byte[] bytes) {
    /** @throws InvalidImageException if it is not a whole JPEG, PNG or WebP file, judged by its content */
    static SanitizedImage of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (JpegSegments.isJpeg(bytes)) {
            return new JpegSegments(bytes).image();
        }
        if (PngChunks.isPng(bytes)) {
            return new PngChunks(bytes).image();
        }
        if (WebpChunks.isWebp(bytes)) {
            return new WebpChunks(bytes).image();
        }
        throw new InvalidImageException("neither JPEG nor PNG nor WebP");
    }

    long pixels() {
        return (long) width * height;
    }
}
