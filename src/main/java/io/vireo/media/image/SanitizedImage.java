package io.vireo.media.image;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An image file reduced to the data needed for its pixels, so that decoders never see text, embedded thumbnails, compressed metadata
 * or trailing data of the client. Nothing is decoded yet.
 *
 * @param decoder the decoder for the bytes
 * @param width from the header, in pixels; at least 1
 * @param height from the header, in pixels; at least 1
 * @param orientation see {@link ExifOrientation}
 * @param profile the color profile; empty for sRGB
 * @param bytes the sanitized file
 */
record SanitizedImage(
        ImageDecoder decoder, int width, int height, int orientation, Optional<ColorProfile> profile, byte[] bytes) {
    /**
     * Sanitizes an image file. The format is detected by its content.
     *
     * @throws InvalidImageException if the file is not a complete JPEG, PNG or WebP file
     */
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
