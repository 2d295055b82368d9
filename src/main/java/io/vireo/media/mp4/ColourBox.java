package io.vireo.media.mp4;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code colr} box says (ISO/IEC 14496-12, 12.1.5).
 *
 * @param matrix the matrix coefficients (ITU-T H.273, 8.3)
 * @param full whether luma runs from 0 to 255, not from 16 to 235
 */
public record ColourBox(int matrix, boolean full) {
    /** Of the first box of a sample entry that says it; null if none does, as those with an ICC profile and those cut short. */
    static @Nullable ColourBox of(BoxReader reader, Box entry) throws IOException {
        @Nullable ColourBox[] found = {null};
        reader.each(entry, box -> {
            if (found[0] == null && box.type().equals("colr") && box.size() >= 10) {
                found[0] = read(reader, box);
            }
        });
        return found[0];
    }

    /** {@code nclc} is QuickTime's, which does not tell the range; nor do those who write {@code nclx} as short as that. */
    private static @Nullable ColourBox read(BoxReader reader, Box colr) throws IOException {
        String kind = reader.fourcc(colr, 0);
        if (!kind.equals("nclx") && !kind.equals("nclc")) {
            return null;
        }
        boolean full = kind.equals("nclx") && colr.size() > 10 && (reader.u8(colr, 10) & 0x80) != 0;
        return new ColourBox(reader.u16(colr, 8), full);
    }
}
