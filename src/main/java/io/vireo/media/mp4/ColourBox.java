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
    /** Null for a box of another kind; {@code nclc} is QuickTime's, and does not tell the range. */
    static @Nullable ColourBox of(BoxReader reader, Box colr) throws IOException {
        return switch (reader.fourcc(colr, 0)) {
            case "nclx" -> new ColourBox(reader.u16(colr, 8), (reader.u8(colr, 10) & 0x80) != 0);
            case "nclc" -> new ColourBox(reader.u16(colr, 8), false);
            default -> null;
        };
    }
}
