package io.vireo.media.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;

/**
 * Decodes PNG with the JDK's reader. The reader converts grayscale of fewer than 8 bits to a palette but handles its transparency
 * wrongly, which is corrected here.
 *
 * @param transparent the transparent sample of such a file, whose {@code tRNS} chunk has been removed; -1 if there is none, and for
 *     all other files
 */
record PngDecoder(int transparent) implements ImageDecoder {
    @Override
    public BufferedImage decode(byte[] file, Rectangle part, int step) throws IOException {
        BufferedImage image =
                JdkImageReaders.read("png", file, part, step, (reader, parameters) -> reader.read(0, parameters));
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
