package io.vireo.media.frame;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.jcodec.common.model.Picture;

/** Converts a decoded 4:2:0 picture to RGB, without cropped lines. */
final class YuvToRgb {
    /** The number of fractional bits of the coefficients. */
    private static final int SHIFT = 16;

    private final int lumaScale;
    private final int lumaZero;
    private final int crRed;
    private final int crGreen;
    private final int cbGreen;
    private final int cbBlue;

    YuvToRgb(YuvMatrix yuvMatrix) {
        double luma = yuvMatrix.full() ? 1 : 255.0 / 219;
        double chroma = yuvMatrix.full() ? 1 : 255.0 / 224;
        double green = 1 - yuvMatrix.red() - yuvMatrix.blue();
        lumaZero = yuvMatrix.full() ? 0 : 16;
        lumaScale = fixed(luma);
        crRed = fixed(2 * (1 - yuvMatrix.red()) * chroma);
        cbBlue = fixed(2 * (1 - yuvMatrix.blue()) * chroma);
        crGreen = fixed(2 * (1 - yuvMatrix.red()) * yuvMatrix.red() / green * chroma);
        cbGreen = fixed(2 * (1 - yuvMatrix.blue()) * yuvMatrix.blue() / green * chroma);
    }

    private static int fixed(double value) {
        return (int) Math.round(value * (1 << SHIFT));
    }

    BufferedImage of(Picture picture) {
        int left = picture.getStartX();
        int top = picture.getStartY();
        BufferedImage image =
                new BufferedImage(picture.getCroppedWidth(), picture.getCroppedHeight(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] luma = picture.getPlaneData(0);
        byte[] blue = picture.getPlaneData(1);
        byte[] red = picture.getPlaneData(2);
        int chromaWidth = picture.getPlaneWidth(1);
        int to = 0;
        for (int y = top; y < top + image.getHeight(); y++) {
            int lumaRow = y * picture.getWidth();
            int chromaRow = (y >> 1) * chromaWidth;
            for (int x = left; x < left + image.getWidth(); x++) {
                // JCodec stores [0, 255] as [-128, 127]
                int grey = (luma[lumaRow + x] + 128 - lumaZero) * lumaScale + (1 << SHIFT - 1);
                int cb = blue[chromaRow + (x >> 1)];
                int cr = red[chromaRow + (x >> 1)];
                pixels[to++] = byteOf(grey + cr * crRed) << 16
                        | byteOf(grey - cr * crGreen - cb * cbGreen) << 8
                        | byteOf(grey + cb * cbBlue);
            }
        }
        return image;
    }

    private static int byteOf(int value) {
        return Math.max(0, Math.min(255, value >> SHIFT));
    }
}
