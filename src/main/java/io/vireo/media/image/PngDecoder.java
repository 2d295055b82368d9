package io.vireo.media.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;

/**
 * Decodes PNG with the reader of the JDK, which makes a palette of grey of fewer than 8 bits, but gets its transparency wrong.
 *
 * @param transparent the transparent sample of such a file, which has no {@code tRNS} any more; -1 for none, and for all other files
 */
record PngDecoder(int transparent) implements ImageDecoder {
    @Override
    public BufferedImage decode(byte[] file, Rectangle part, int step) throws IOException {
        BufferedImage image = JdkImageReaders.read("png", file, part, step, (reader, wanted) -> reader.read(0, wanted));
        if (transparent >= 0 && image.getColorModel() instanceof IndexColorModel greys) {
            return RgbSamples.of(new BufferedImage(withTransparency(greys), image.getRaster(), false, null));
        }
        return RgbSamples.of(image);
    }

    private IndexColorModel withTransparency(IndexColorModel greys) {
        byte[] levels = new byte[greys.getMapSize()];
        greys.getReds(levels);
        return new IndexColorModel(greys.getPixelSize(), levels.length, levels, levels, levels, transparent);
    }
}
