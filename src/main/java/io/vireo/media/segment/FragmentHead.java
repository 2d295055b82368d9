package io.vireo.media.segment;

import io.vireo.media.segment.TrackSamples.AdjacentSamples;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The head of a segment: a {@code moof} box (ISO/IEC 14496-12, 8.8.4) and the header of the {@code mdat} box. Ranges of the video file
 * follow. They may contain bytes of no sample: each run of samples has its own offset.
 */
final class FragmentHead {
    static final int MDAT_HEADER = 8;

    static final int MOOF = 0x6D6F6F66;
    static final int MFHD = 0x6D666864;
    static final int TRAF = 0x74726166;
    static final int TFHD = 0x74666864;
    static final int TFDT = 0x74666474;
    static final int TRUN = 0x7472756E;
    static final int MDAT = 0x6D646174;

    static final int HAS_DATA_OFFSET = 0x1;
    static final int HAS_FIRST_FLAGS = 0x4;
    static final int HAS_DURATION = 0x100;
    static final int HAS_SIZE = 0x200;
    static final int HAS_COMPOSITION_OFFSET = 0x800;
    /** The size of a {@code trun} box with a data offset, without the optional flags of the first sample and the rows. */
    static final int TRUN_HEADER = 20;

    private static final int DEFAULT_BASE_IS_MOOF = 0x020000;
    private static final int DEFAULT_DURATION = 0x8;
    private static final int DEFAULT_FLAGS = 0x20;
    private static final int VERSION_1 = 1 << 24;
    /** {@code sample_depends_on} = 2. */
    private static final int KEYFRAME = 0x02000000;
    /** {@code sample_depends_on} = 1 and {@code sample_is_non_sync_sample}. */
    private static final int NO_KEYFRAME = 0x01010000;

    private static final int MFHD_BYTES = 16;
    private static final int TFHD_BYTES = 24;
    private static final int TFDT_BYTES = 20;

    private final List<DataRange> ranges;
    private final ByteBuffer out;
    private final int moofBytes;

    private FragmentHead(List<DataRange> ranges, int moofBytes) {
        this.ranges = ranges;
        this.moofBytes = moofBytes;
        this.out = ByteBuffer.allocate(moofBytes + MDAT_HEADER);
    }

    /** The samples of a track and their runs. */
    record TrackFragment(
            TrackSamples samples, List<AdjacentSamples> runs, boolean constantDuration, boolean compositionOffsets) {
        static TrackFragment of(TrackSamples samples) {
            return new TrackFragment(
                    samples, samples.runs(), samples.hasConstantDuration(), samples.hasCompositionOffsets());
        }

        private int rowBytes() {
            return 4 + (constantDuration ? 0 : 4) + (compositionOffsets ? 4 : 0);
        }

        private int bytes() {
            int truns = 0;
            for (AdjacentSamples run : runs) {
                truns += trunBytes(run);
            }
            return 8 + TFHD_BYTES + TFDT_BYTES + truns;
        }

        private int trunBytes(AdjacentSamples run) {
            return TRUN_HEADER + (hasFirstFlags(run) ? 4 : 0) + run.count() * rowBytes();
        }

        private boolean hasFirstFlags(AdjacentSamples run) {
            return samples.isVideo() && samples.isKeyframe(run.from());
        }
    }

    /**
     * Returns the head of a segment.
     *
     * @param sequence the number of the segment, counted from 1
     * @param tracks the tracks with samples in the segment, at least one
     * @param ranges the ranges that follow
     */
    static ByteBuffer of(int sequence, List<TrackFragment> tracks, List<DataRange> ranges) {
        int trafs = tracks.stream().mapToInt(TrackFragment::bytes).sum();
        FragmentHead head = new FragmentHead(ranges, 8 + MFHD_BYTES + trafs);
        head.out.putInt(head.moofBytes).putInt(MOOF);
        head.out.putInt(MFHD_BYTES).putInt(MFHD).putInt(0).putInt(sequence);
        tracks.forEach(head::writeTrack);
        head.out.putInt(Math.toIntExact(MDAT_HEADER + DataRange.bytes(ranges))).putInt(MDAT);
        return head.out.flip();
    }

    private void writeTrack(TrackFragment track) {
        TrackSamples samples = track.samples();
        out.putInt(track.bytes()).putInt(TRAF);
        out.putInt(TFHD_BYTES)
                .putInt(TFHD)
                .putInt(DEFAULT_BASE_IS_MOOF | DEFAULT_DURATION | DEFAULT_FLAGS)
                .putInt(samples.id())
                .putInt(samples.duration(0))
                .putInt(samples.isVideo() ? NO_KEYFRAME : KEYFRAME);
        out.putInt(TFDT_BYTES).putInt(TFDT).putInt(VERSION_1).putLong(samples.decodeTime());
        track.runs().forEach(run -> writeRun(track, run));
    }

    private void writeRun(TrackFragment track, AdjacentSamples run) {
        boolean firstFlags = track.hasFirstFlags(run);
        out.putInt(track.trunBytes(run))
                .putInt(TRUN)
                .putInt(VERSION_1
                        | HAS_DATA_OFFSET
                        | HAS_SIZE
                        | (firstFlags ? HAS_FIRST_FLAGS : 0)
                        | (track.constantDuration() ? 0 : HAS_DURATION)
                        | (track.compositionOffsets() ? HAS_COMPOSITION_OFFSET : 0))
                .putInt(run.count())
                .putInt(Math.toIntExact(moofBytes + MDAT_HEADER + DataRange.position(ranges, run.offset())));
        if (firstFlags) {
            out.putInt(KEYFRAME);
        }
        for (int sample = run.from(); sample < run.to(); sample++) {
            if (!track.constantDuration()) {
                out.putInt(track.samples().duration(sample));
            }
            out.putInt(track.samples().size(sample));
            if (track.compositionOffsets()) {
                out.putInt(track.samples().compositionOffset(sample));
            }
        }
    }
}
