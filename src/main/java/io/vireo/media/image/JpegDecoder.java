package io.vireo.media.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decodes JPEG with the JDK's reader. Four-component images are read raw, because not every version of the reader converts them, and
 * are converted to RGB by {@code (255-C)(255-K)/255}.
 *
 * @param ink the meaning of four components; {@link Ink#NONE} for fewer
 * @param ended whether the file has its end marker; without it the decoder must find all pixels
 */
record JpegDecoder(Ink ink, boolean ended) implements ImageDecoder {
    /** The meaning of four components (Adobe Technical Note 5116, section 18). */
    enum Ink {
        NONE,
        /** 255 is full ink: the file has no Adobe segment. */
        CMYK,
        /** 0 is full ink, as Adobe's programs write it. */
        INVERTED_CMYK,
        /** As {@link #INVERTED_CMYK}, with the first three components converted to luminance and chrominance. */
        INVERTED_YCCK
    }

    /** Part of libjpeg's warning about missing pixels. */
    private static final String MISSING = "premature end";

    @Override
    public BufferedImage decode(byte[] file, Rectangle part, int step) throws IOException {
        return JdkImageReaders.read("jpeg", file, part, step, this::read);
    }

    private BufferedImage read(ImageReader reader, ImageReadParam parameters) throws IOException {
        AtomicBoolean missing = new AtomicBoolean();
        if (!ended) {
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.contains(MISSING)) {
                    missing.set(true);
                }
            });
        }
        BufferedImage image =
                ink == Ink.NONE ? RgbSamples.of(reader.read(0, parameters)) : rgb(reader.readRaster(0, parameters));
        if (missing.get()) {
            throw new IIOException("truncated JPEG");
        }
        return image;
    }

    private BufferedImage rgb(Raster inks) {
        int width = inks.getWidth();
        BufferedImage image = new BufferedImage(width, inks.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        int[] rgb = new int[3 * width];
        int[] row = new int[4 * width];
        for (int y = 0; y < inks.getHeight(); y++) {
            row = inks.getPixels(inks.getMinX(), inks.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                toRgb(row, 4 * x, rgb, 3 * x);
            }
            image.getRaster().setPixels(0, y, width, 1, rgb);
        }
        return image;
    }

    /** Converts one pixel; {@code light} is the part of white that the black ink leaves, 0 to 255. */
    private void toRgb(int[] inks, int from, int[] rgb, int to) {
        int light = ink == Ink.CMYK ? 255 - inks[from + 3] : inks[from + 3];
        for (int i = 0; i < 3; i++) {
            int color = switch (ink) {
                case CMYK -> 255 - inks[from + i];
                case INVERTED_YCCK -> 255 - fromYcc(inks, from, i);
                default -> inks[from + i];
            };
            rgb[to + i] = (color * light + 127) / 255;
        }
    }

    /** Converts one color component according to ITU-T T.871, section 7. */
    private static int fromYcc(int[] ycc, int from, int component) {
        int cb = ycc[from + 1] - 128;
        int cr = ycc[from + 2] - 128;
        double value = switch (component) {
            case 0 -> ycc[from] + 1.402 * cr;
            case 1 -> ycc[from] - 0.344136 * cb - 0.714136 * cr;
            default -> ycc[from] + 1.772 * cb;
        };
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
