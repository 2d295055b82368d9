package io.vireo.media.mp4;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The color description of a {@code colr} box (ISO/IEC 14496-12, 12.1.5).
 *
 * @param matrix the matrix coefficients (ITU-T H.273, 8.3)
 * @param full whether luma has the full range 0 to 255 instead of 16 to 235
 */
public record ColourBox(int matrix, boolean full) {
    /**
     * Returns the color description of a sample entry, from its first usable box; null if there is none. Boxes with an ICC profile and
     * truncated boxes are not usable.
     */
    static @Nullable ColourBox of(BoxReader reader, Box entry) throws IOException {
        @Nullable ColourBox[] found = {null};
        reader.each(entry, box -> {
            if (found[0] == null && box.type().equals("colr") && box.size() >= 10) {
                found[0] = read(reader, box);
            }
        });
        return found[0];
    }

    /**
     * Reads the types {@code nclx} and {@code nclc}. QuickTime's {@code nclc} does not contain the range, and some writers truncate
     * {@code nclx} to the same length.
     */
    private static @Nullable ColourBox read(BoxReader reader, Box colr) throws IOException {
        String type = reader.fourcc(colr, 0);
        if (!type.equals("nclx") && !type.equals("nclc")) {
            return null;
        }
        boolean full = type.equals("nclx") && colr.size() > 10 && (reader.u8(colr, 10) & 0x80) != 0;
        return new ColourBox(reader.u16(colr, 8), full);
    }
}
