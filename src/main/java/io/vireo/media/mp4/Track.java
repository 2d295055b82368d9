package io.vireo.media.mp4;

import java.io.IOException;

/**
 * The video track of a {@code trak} box.
 *
 * @param id its {@code track_ID}
 * @param enabled whether players show it by default
 * @param width in pixels as shown, before the rotation
 * @param height in pixels as shown, before the rotation
 * @param rotation clockwise, in degrees
 * @param codec the type of its first sample entry
 * @param timescale how many units of the track's time make a second
 * @param duration in those units, 0 if not said
 */
record Track(
        long id,
        boolean enabled,
        int width,
        int height,
        int rotation,
        String codec,
        long timescale,
        long duration,
        SampleTable samples) {

    static Track read(BoxReader reader, Box trak) throws IOException {
        Box tkhd = reader.get(trak, "tkhd");
        boolean wide = reader.u8(tkhd, 0) == 1;
        int matrix = wide ? 52 : 40;
        Box mdia = reader.get(trak, "mdia");
        Box mdhd = reader.get(mdia, "mdhd");
        Box stbl = reader.get(reader.get(mdia, "minf"), "stbl");
        Box stsd = reader.get(stbl, "stsd");
        Box entry = reader.box(stsd.body() + 8, stsd.end());
        DisplaySize shown = DisplaySize.of(reader, entry, tkhd, matrix + 36);
        return new Track(
                reader.u32(tkhd, wide ? 20 : 12),
                (reader.u8(tkhd, 3) & 1) == 1,
                shown.width(),
                shown.height(),
                rotation(reader, tkhd, matrix),
                entry.type(),
                timescale(reader, mdhd),
                duration(reader, mdhd),
                new SampleTable(reader, stbl));
    }

    /** Whether the {@code hdlr} box says that the track is one of pictures. */
    static boolean isVideo(BoxReader reader, Box trak) throws IOException {
        Box hdlr = reader.get(reader.get(trak, "mdia"), "hdlr");
        return reader.fourcc(hdlr, 8).equals("vide");
    }

    /** The timescale of an {@code mvhd} or {@code mdhd} box. */
    static long timescale(BoxReader reader, Box header) throws IOException {
        return reader.u32(header, reader.u8(header, 0) == 1 ? 20 : 12);
    }

    /** The duration of an {@code mvhd} or {@code mdhd} box in units of its timescale; all ones mean unknown, here 0. */
    static long duration(BoxReader reader, Box header) throws IOException {
        if (reader.u8(header, 0) == 1) {
            return Math.max(0, reader.i64(header, 24));
        }
        return (reader.u32(header, 16) + 1 & 0xFFFF_FFFFL) == 0 ? 0 : reader.u32(header, 16);
    }

    /** From the matrix { a b u c d v x y w } of {@code tkhd}: the x axis is shown along (a, b). */
    private static int rotation(BoxReader reader, Box tkhd, int matrix) throws IOException {
        int a = reader.i32(tkhd, matrix);
        int b = reader.i32(tkhd, matrix + 4);
        if (Math.abs((long) b) > Math.abs((long) a)) {
            return b > 0 ? 90 : 270;
        }
        return a < 0 && reader.i32(tkhd, matrix + 16) < 0 ? 180 : 0;
    }
}
