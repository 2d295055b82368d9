package io.vireo.media.mp4;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The video track of a {@code trak} box.
 *
 * @param id its {@code track_ID}
 * @param width the display width in pixels before the rotation
 * @param height the display height in pixels before the rotation
 * @param matrix the transformation for display
 * @param codec the type of its sample entry
 * @param entry the boxes within its sample entry
 * @param description the number of that entry, counted from 1
 * @param avc the configuration of an H.264 track; null for other codecs
 * @param timescale the number of time units per second
 * @param duration in those units; 0 if unspecified
 */
record Track(
        Box trak,
        long id,
        int width,
        int height,
        DisplayMatrix matrix,
        String codec,
        Box entry,
        long description,
        @Nullable AvcConfiguration avc,
        long timescale,
        long duration,
        SampleTable samples) {
    /** The offset of the boxes in a visual sample entry in bytes. */
    private static final int ENTRY_HEADER = 78;

    private static final int MAX_ENTRIES = 256;

    static Track read(BoxReader reader, Box moov, Box trak) throws IOException {
        Box tkhd = reader.get(trak, "tkhd");
        Box mdhd = reader.get(reader.get(trak, "mdia"), "mdhd");
        Box stbl = sampleTable(reader, trak);
        Box stsd = reader.get(stbl, "stsd");
        long description = description(reader, stbl, stsd);
        Box entry = reader.box(stsd.body() + 8, stsd.end());
        for (long before = 1; before < description; before++) {
            entry = reader.box(entry.end(), stsd.end());
        }
        Box inner =
                new Box(entry.type(), entry.start(), Math.min(entry.end(), entry.body() + ENTRY_HEADER), entry.end());
        AvcConfiguration avc = AvcConfiguration.read(reader, inner);
        DisplayMatrix matrix =
                DisplayMatrix.of(reader, reader.find(moov, "mvhd").orElse(null), tkhd);
        DisplaySize shown = DisplaySize.of(reader, entry, inner, tkhd, matrix, avc);
        return new Track(
                trak,
                id(reader, trak),
                shown.width(),
                shown.height(),
                matrix,
                entry.type(),
                inner,
                description,
                avc,
                timescale(reader, mdhd),
                duration(reader, mdhd),
                new SampleTable(reader, stbl));
    }

    /** Returns the number of the sample entry of the first samples ({@code stsc}); 1 if unspecified or invalid. */
    static long description(BoxReader reader, Box stbl, Box stsd) throws IOException {
        Box stsc = reader.find(stbl, "stsc").orElse(null);
        long declared = stsc == null || stsc.size() < 20 ? 1 : reader.u32(stsc, 16);
        return declared <= reader.u32(stsd, 4) && declared <= MAX_ENTRIES ? Math.max(1, declared) : 1;
    }

    /** Returns whether the {@code hdlr} box declares a video track. */
    static boolean isVideo(BoxReader reader, Box trak) throws IOException {
        return isOfType(reader, trak, "vide");
    }

    /** Returns whether the {@code hdlr} box declares an audio track. */
    static boolean isAudio(BoxReader reader, Box trak) throws IOException {
        return isOfType(reader, trak, "soun");
    }

    static boolean isOfType(BoxReader reader, Box trak, String type) throws IOException {
        Box mdia = reader.find(trak, "mdia").orElse(null);
        Box hdlr = mdia == null ? null : reader.find(mdia, "hdlr").orElse(null);
        return hdlr != null && hdlr.size() >= 12 && reader.fourcc(hdlr, 8).equals(type);
    }

    /** Returns whether players display the track by default ({@code track_enabled}). */
    static boolean isEnabled(BoxReader reader, Box trak) throws IOException {
        return (reader.u8(reader.get(trak, "tkhd"), 3) & 1) == 1;
    }

    /** Returns the {@code track_ID} of a {@code trak} box. */
    static long id(BoxReader reader, Box trak) throws IOException {
        Box tkhd = reader.get(trak, "tkhd");
        return reader.u32(tkhd, reader.u8(tkhd, 0) == 1 ? 20 : 12);
    }

    /** Returns the {@code stbl} of a {@code trak} box. */
    static Box sampleTable(BoxReader reader, Box trak) throws IOException {
        return reader.get(reader.get(reader.get(trak, "mdia"), "minf"), "stbl");
    }

    /** Returns the timescale of an {@code mvhd} or {@code mdhd} box. */
    static long timescale(BoxReader reader, Box header) throws IOException {
        return reader.u32(header, reader.u8(header, 0) == 1 ? 20 : 12);
    }

    /** Returns the duration of an {@code mvhd} or {@code mdhd} box in units of its timescale; 0 if unknown, which is coded as all ones. */
    static long duration(BoxReader reader, Box header) throws IOException {
        if (reader.u8(header, 0) == 1) {
            return Math.max(0, reader.i64(header, 24));
        }
        return (reader.u32(header, 16) + 1 & 0xFFFF_FFFFL) == 0 ? 0 : reader.u32(header, 16);
    }
}
