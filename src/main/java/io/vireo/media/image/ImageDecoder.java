package io.vireo.media.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Decodes one format, from a file that was reduced to what its pixels are made of. */
interface ImageDecoder {
    /**
     * Decodes a part of the image, leaving out rows and columns.
     *
     * @param part in pixels of the file, within the image
     * @param step one row and column in so many is decoded, from the first of the part on; at least 1
     * @return the samples of the file as they are, 8 bits each: {@link BufferedImage#TYPE_3BYTE_BGR}, or with transparency {@link
     *     BufferedImage#TYPE_4BYTE_ABGR}
     * @throws IOException if the file is damaged, or of a kind that is not decoded; so does a {@link RuntimeException}
     */
    BufferedImage decode(byte[] file, Rectangle part, int step) throws IOException;
}
