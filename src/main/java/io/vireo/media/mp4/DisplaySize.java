package io.vireo.media.mp4;

import java.io.IOException;

/**
 * How large a track is shown, in pixels before the rotation: the size of {@code tkhd}, unless the shape of its pixels speaks against
 * it. 0 by 0 if nothing is said.
 */
record DisplaySize(int width, int height) {
    /** Where the boxes of a visual sample entry begin. */
    private static final int ENTRY_HEADER = 78;

    private static final int LARGEST = 65_535;
    /** Writers round the one or the other. */
    private static final double SAME = 0.02;

    /** @param field where {@code tkhd} has the width, and behind it the height, in 16.16 fixed point */
    static DisplaySize of(BoxReader reader, Box entry, Box tkhd, int field) throws IOException {
        DisplaySize coded = new DisplaySize(reader.u16(entry, 24), reader.u16(entry, 26));
        // some writers leave it to the sample entry
        DisplaySize told = new DisplaySize(reader.u16(tkhd, field), reader.u16(tkhd, field + 4));
        boolean isTold = told.width() > 0 && told.height() > 0;
        double pixel = pixelAspect(reader, entry);
        double width = coded.width() * pixel;
        if (pixel == 0 || coded.height() == 0 || width < 1 || width > LARGEST) {
            return isTold ? told : coded;
        }
        double aspect = width / coded.height();
        boolean same = isTold && Math.abs((double) told.width() / told.height() / aspect - 1) < SAME;
        return same ? told : new DisplaySize((int) Math.round(width), coded.height());
    }

    /** The width of a pixel over its height ({@code pasp}, ISO/IEC 14496-12, 12.1.4); 0 if nothing is said. */
    private static double pixelAspect(BoxReader reader, Box entry) throws IOException {
        if (entry.size() <= ENTRY_HEADER) {
            return 0;
        }
        Box inner = new Box(entry.type(), entry.start(), entry.body() + ENTRY_HEADER, entry.end());
        try {
            Box pasp = reader.find(inner, "pasp").orElse(null);
            if (pasp == null || reader.u32(pasp, 4) == 0) {
                return 0;
            }
            return (double) reader.u32(pasp, 0) / reader.u32(pasp, 4);
        } catch (InvalidMp4Exception e) {
            return 0; // what else is in the entry is for the decoder
        }
    }
}
