package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A video or audio track with what a copy of it needs: its header fields as they are in the file, and its samples.
 *
 * @param entry the sample entry of the first samples
 * @param description the number of that entry, counted from 1
 * @param timescale the number of time units per second, not 0
 * @param language the packed code of {@code mdhd}
 * @param matrix the 36 bytes of the matrix of {@code tkhd}; empty if it is truncated
 * @param width the width of {@code tkhd}, as a 16.16 fixed-point number
 * @param height the height of {@code tkhd}, as a 16.16 fixed-point number
 * @param edits the edit list; empty if there is none
 */
public record MediaTrack(
        SampleEntry entry,
        long description,
        long timescale,
        int language,
        Optional<ByteBuffer> matrix,
        int width,
        int height,
        List<Edit> edits,
        Samples samples) {
    private static final int MATRIX_BYTES = 36;
    private static final int MAX_EDITS = 16;

    /**
     * An edit (ISO/IEC 14496-12, 8.6.6).
     *
     * @param duration in units of the movie's timescale; 0 means everything that follows
     * @param mediaTime in units of the track's timescale; -1 for an empty edit
     * @param normalRate whether the media is played at its normal speed
     */
    public record Edit(long duration, long mediaTime, boolean normalRate) {
        public boolean isEmpty() {
            return mediaTime == -1;
        }
    }

    /** Opens a reader of the samples of the track, from the first one. */
    public interface Samples {
        SampleReader open() throws IOException;
    }

    static MediaTrack read(BoxReader reader, Box trak, boolean video) throws IOException {
        Box tkhd = reader.get(trak, "tkhd");
        Box mdhd = reader.get(reader.get(trak, "mdia"), "mdhd");
        Box stbl = Track.sampleTable(reader, trak);
        Box stsd = reader.get(stbl, "stsd");
        long description = Track.description(reader, stbl, stsd);
        Box entry = reader.box(stsd.body() + 8, stsd.end());
        for (long before = 1; before < description; before++) {
            entry = reader.box(entry.end(), stsd.end());
        }
        int matrix = reader.u8(tkhd, 0) == 1 ? 52 : 40;
        boolean sized = tkhd.size() >= matrix + MATRIX_BYTES + 8;
        int language = reader.u8(mdhd, 0) == 1 ? 32 : 20;
        return new MediaTrack(
                SampleEntry.read(reader, entry, video),
                description,
                Track.timescale(reader, mdhd),
                mdhd.size() >= language + 2 ? reader.u16(mdhd, language) : 0,
                matrix(reader, tkhd, matrix),
                sized ? reader.i32(tkhd, matrix + MATRIX_BYTES) : 0,
                sized ? reader.i32(tkhd, matrix + MATRIX_BYTES + 4L) : 0,
                edits(reader, trak),
                () -> SampleReader.of(reader, stbl));
    }

    /** Returns the matrix at an offset of a header box; empty if the box is too short. */
    static Optional<ByteBuffer> matrix(BoxReader reader, Box header, int offset) throws IOException {
        if (header.size() < offset + MATRIX_BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(MATRIX_BYTES);
        for (int i = 0; i < MATRIX_BYTES; i += 4) {
            bytes.putInt(reader.i32(header, offset + (long) i));
        }
        return Optional.of(bytes.flip());
    }

    private static List<Edit> edits(BoxReader reader, Box trak) throws IOException {
        Box edts = reader.find(trak, "edts").orElse(null);
        Box elst = edts == null ? null : reader.find(edts, "elst").orElse(null);
        if (elst == null || elst.size() < 8) {
            return List.of();
        }
        boolean wide = reader.u8(elst, 0) == 1;
        int row = wide ? 20 : 12;
        long count = Math.min(reader.u32(elst, 4), (elst.size() - 8) / row);
        if (count > MAX_EDITS) {
            throw new InvalidMp4Exception("too many edits");
        }
        List<Edit> edits = new ArrayList<>();
        for (long field = 8; field < 8 + count * row; field += row) {
            long duration = wide ? reader.i64(elst, field) : reader.u32(elst, field);
            long start = wide ? reader.i64(elst, field + 8) : reader.i32(elst, field + 4);
            edits.add(new Edit(duration, start, reader.i32(elst, field + row - 4) == 1 << 16));
        }
        return edits;
    }
}
