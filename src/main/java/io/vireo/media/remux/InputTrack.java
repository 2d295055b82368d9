package io.vireo.media.remux;

import io.vireo.media.mp4.MediaTrack.Edit;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A track of the new file.
 *
 * @param format what its headers contain
 * @param samples its samples, finished
 * @param presentation which part of the track is presented, and when
 */
record InputTrack(Format format, SampleSpool samples, Presentation presentation) {
    /**
     * The headers of a track.
     *
     * @param sampleEntry the box of the codec configuration
     * @param timescale the number of time units per second
     * @param language the packed code of {@code mdhd}
     * @param matrix 36 bytes; empty for the identity
     * @param width of {@code tkhd}, a 16.16 fixed-point number
     * @param height of {@code tkhd}, a 16.16 fixed-point number
     */
    record Format(
            boolean video,
            ByteBuffer sampleEntry,
            long timescale,
            int language,
            Optional<ByteBuffer> matrix,
            int width,
            int height) {}

    /**
     * The presented part of a track: either the edits of the source, or everything from a time on.
     *
     * @param edits the edit list of the source, which applies to the new file as well; empty otherwise
     * @param from the media time at which the presentation begins, in units of the track
     * @param startNanos the time of the movie at which that is presented
     */
    record Presentation(List<Edit> edits, long from, long startNanos) {
        static Presentation of(List<Edit> edits) {
            return new Presentation(edits, 0, 0);
        }
    }

    /** The format of an ISO language code that is unknown: "und". */
    static final int UNDETERMINED = 0x55C4;

    /** Packs a code of three letters; {@link #UNDETERMINED} if it is something else. */
    static int language(String code) {
        if (!code.matches("[a-z]{3}")) {
            return UNDETERMINED;
        }
        return (code.charAt(0) - 0x60) << 10 | (code.charAt(1) - 0x60) << 5 | (code.charAt(2) - 0x60);
    }
}
