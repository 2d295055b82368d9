package io.vireo.media.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Decodes one image format. The input is sanitized: it has only the data needed for the pixels. */
interface ImageDecoder {
    /**
     * Decodes a region of the image with subsampling.
     *
     * @param part the region in pixels, within the image
     * @param step every {@code step}-th row and column is decoded, starting with the first of the region; at least 1
     * @return the samples of the file with 8 bits each: {@link BufferedImage#TYPE_3BYTE_BGR}, or with transparency {@link
     *     BufferedImage#TYPE_4BYTE_ABGR}
     * @throws IOException if the file is damaged or unsupported; a {@link RuntimeException} means the same
     */
    BufferedImage decode(byte[] file, Rectangle part, int step) throws IOException;
}
