package io.vireo.media.mp4;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The transformation that players apply to the coded picture: the product of the matrices of the track and of the movie (ISO/IEC 14496-12,
 * 6.2.2 and 8.3.2).
 *
 * @param rotation clockwise, in degrees: 0, 90, 180 or 270
 * @param mirrored whether left and right are exchanged before the rotation
 * @param stretch the ratio of the horizontal scale to the vertical scale
 */
record DisplayMatrix(int rotation, boolean mirrored, double stretch) {
    private static final double[] IDENTITY = {1, 0, 0, 1};

    static DisplayMatrix of(BoxReader reader, @Nullable Box mvhd, Box tkhd) throws IOException {
        double[] track = read(reader, tkhd, reader.u8(tkhd, 0) == 1 ? 52 : 40);
        double[] movie = mvhd == null ? IDENTITY : read(reader, mvhd, reader.u8(mvhd, 0) == 1 ? 48 : 36);
        return of(
                track[0] * movie[0] + track[1] * movie[2],
                track[0] * movie[1] + track[1] * movie[3],
                track[2] * movie[0] + track[3] * movie[2],
                track[2] * movie[1] + track[3] * movie[3]);
    }

    /**
     * Decomposes the matrix { a b u c d v x y w }: the x axis is displayed along (a, b), the y axis, which points downwards, along (c, d).
     */
    private static DisplayMatrix of(double a, double b, double c, double d) {
        boolean mirrored = a * d - b * c < 0;
        double right = mirrored ? -a : a;
        double down = mirrored ? -b : b;
        int rotation = right < 0 ? 180 : 0;
        if (Math.abs(down) > Math.abs(right)) {
            rotation = down > 0 ? 90 : 270;
        }
        return new DisplayMatrix(rotation, mirrored, Math.hypot(a, c) / Math.hypot(b, d));
    }

    /** Returns a, b, c and d; the identity if the matrix is missing or singular. */
    private static double[] read(BoxReader reader, Box header, int field) throws IOException {
        if (header.size() < field + 36) {
            return IDENTITY;
        }
        double[] matrix = {
            reader.i32(header, field) / 65_536.0,
            reader.i32(header, field + 4) / 65_536.0,
            reader.i32(header, field + 12) / 65_536.0,
            reader.i32(header, field + 16) / 65_536.0
        };
        return matrix[0] * matrix[3] == matrix[1] * matrix[2] ? IDENTITY : matrix;
    }
}
