package io.vireo.media.segment;

import io.vireo.media.mp4.MediaTrack;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Writes initialization segments: the headers of a movie without samples (ISO/IEC 14496-12, ISO/IEC 23000-19). They have no edit list,
 * because players apply it differently: the times of the segments contain it.
 */
final class InitSegment {
    private static final int MOVIE_TIMESCALE = 1000;
    private static final int ENABLED_IN_MOVIE = 3;
    private static final int SELF_CONTAINED = 1;
    private static final int FULL_VOLUME = 0x0100;
    private static final int NORMAL_RATE = 0x10000;
    /** The identity as { 1 0 0, 0 1 0, 0 0 1 }: 16.16 numbers, the last column 2.30. */
    private static final int[] IDENTITY = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

    private final BoxWriter out = new BoxWriter();

    private InitSegment() {}

    /** A track of the segment and its {@link TrackSamples#id}. */
    record Part(int id, MediaTrack track, ByteBuffer sampleEntry) {
        boolean isVideo() {
            return id == TrackSamples.VIDEO;
        }
    }

    /**
     * Returns an initialization segment.
     *
     * @param matrix the matrix of the movie header; empty for the identity
     * @param millis the duration of the longest track in milliseconds
     */
    static byte[] of(List<Part> parts, Optional<ByteBuffer> matrix, long millis) {
        InitSegment segment = new InitSegment();
        segment.write(parts, matrix, millis);
        return segment.out.toByteArray();
    }

    private void write(List<Part> parts, Optional<ByteBuffer> matrix, long millis) {
        out.open("ftyp").text("iso6").u32(0).text("iso6").text("cmfc").close();
        out.open("moov");
        out.open("mvhd", 0, 0)
                .zeros(8)
                .u32(MOVIE_TIMESCALE)
                .u32(0)
                .u32(NORMAL_RATE)
                .u16(FULL_VOLUME)
                .zeros(10);
        matrix(matrix);
        out.zeros(24).u32(TrackSamples.AUDIO + 1).close();
        parts.forEach(this::track);
        out.open("mvex").open("mehd", 1, 0).u64(millis).close();
        for (Part part : parts) {
            out.open("trex", 0, 0).u32(part.id()).u32(1).zeros(12).close();
        }
        out.close().close();
    }

    private void track(Part part) {
        MediaTrack track = part.track();
        out.open("trak");
        out.open("tkhd", 0, ENABLED_IN_MOVIE)
                .zeros(8)
                .u32(part.id())
                .zeros(4 + 4 + 8 + 2 + 2)
                .u16(part.isVideo() ? 0 : FULL_VOLUME)
                .u16(0);
        matrix(track.matrix());
        out.u32(track.width()).u32(track.height()).close();
        out.open("mdia");
        out.open("mdhd", 0, 0)
                .zeros(8)
                .u32(track.timescale())
                .u32(0)
                .u16(track.language())
                .u16(0)
                .close();
        out.open("hdlr", 0, 0)
                .u32(0)
                .text(part.isVideo() ? "vide" : "soun")
                .zeros(12 + 1)
                .close();
        media(part);
        out.close().close();
    }

    private void media(Part part) {
        out.open("minf");
        if (part.isVideo()) {
            out.open("vmhd", 0, 1).zeros(8).close();
        } else {
            out.open("smhd", 0, 0).zeros(4).close();
        }
        out.open("dinf").open("dref", 0, 0).u32(1).open("url ", 0, SELF_CONTAINED);
        out.close().close().close();
        out.open("stbl");
        out.open("stsd", 0, 0).u32(1).bytes(part.sampleEntry()).close();
        out.open("stts", 0, 0).u32(0).close();
        out.open("stsc", 0, 0).u32(0).close();
        out.open("stsz", 0, 0).u32(0).u32(0).close();
        out.open("stco", 0, 0).u32(0).close();
        out.close().close();
    }

    private void matrix(Optional<ByteBuffer> matrix) {
        if (matrix.isPresent()) {
            out.bytes(matrix.get());
        } else {
            for (int value : IDENTITY) {
                out.u32(value);
            }
        }
    }
}
