package io.vireo.media.image;

import java.nio.ByteBuffer;

/**
 * An image file reduced to what its pixels are made of, so that a decoder never sees what else its sender put into it: colour
 * profiles, texts, thumbnails, compressed metadata, what follows the end. Nothing is decoded yet.
 *
 * @param format the name by which ImageIO knows the format
 * @param width as the header says, in pixels; at least 1
 * @param height likewise
 * @param orientation how it is to be turned, see {@link ExifOrientation}
 * @param bytes the file
 */
record SanitizedImage(String format, int width, int height, int orientation, byte[] bytes) {
    /** @throws InvalidImageException if it is not a whole JPEG or PNG file, judged by its content */
    static SanitizedImage of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (JpegSegments.isJpeg(bytes)) {
            return new JpegSegments(bytes).image();
        }
        if (PngChunks.isPng(bytes)) {
            return new PngChunks(bytes).image();
        }
        throw new InvalidImageException("neither JPEG nor PNG");
    }

    long pixels() {
        return (long) width * height;
    }
}
