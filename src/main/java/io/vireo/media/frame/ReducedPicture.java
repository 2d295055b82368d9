package io.vireo.media.frame;

import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;

/** Reduces a decoded 4:2:0 picture by an integer factor before its conversion to RGB, without cropped lines. */
final class ReducedPicture {
    /** What remains at least, relative to the wanted size, for the scaling in good quality that follows. */
    private static final int SPARE = 2;

    private ReducedPicture() {}

    /**
     * Returns a picture of at least twice the given size, each pixel the average of a square; or of the size of the original if that is
     * smaller. Up to two squares at the right and at the bottom are left out.
     */
    static Picture of(Picture picture, int width, int height) {
        int factor = Math.max(
                1,
                Math.min(picture.getCroppedWidth() / (SPARE * width), picture.getCroppedHeight() / (SPARE * height)));
        int columns = Math.max(2, picture.getCroppedWidth() / (2 * factor) * 2);
        int rows = Math.max(2, picture.getCroppedHeight() / (2 * factor) * 2);
        Picture reduced = Picture.create(columns, rows, ColorSpace.YUV420J);
        for (int plane = 0; plane < 3; plane++) {
            reduce(picture, plane, factor, reduced);
        }
        return reduced;
    }

    private static void reduce(Picture picture, int plane, int factor, Picture reduced) {
        int shift = plane == 0 ? 0 : 1;
        byte[] from = picture.getPlaneData(plane);
        byte[] to = reduced.getPlaneData(plane);
        int stride = picture.getPlaneWidth(plane);
        int columns = reduced.getPlaneWidth(plane);
        int start = (picture.getStartY() >> shift) * stride + (picture.getStartX() >> shift);
        int[] sums = new int[columns];
        int area = factor * factor;
        for (int row = 0; row < reduced.getPlaneHeight(plane); row++) {
            for (int line = 0; line < factor; line++) {
                int at = start + (row * factor + line) * stride;
                for (int column = 0; column < columns; column++) {
                    for (int i = 0; i < factor; i++) {
                        sums[column] += from[at++];
                    }
                }
            }
            for (int column = 0; column < columns; column++) {
                to[row * columns + column] = (byte) Math.round((float) sums[column] / area);
                sums[column] = 0;
            }
        }
    }
}
