package io.vireo.media.remux;

import io.vireo.media.segment.BoxWriter;
import java.nio.ByteBuffer;

/**
 * Makes the box {@code vpcC} (VP Codec ISO Media File Format Binding) from the header of the first frame, because Matroska has no
 * configuration of VP9.
 */
final class Vp9Configuration {
    private static final int SYNC_CODE = 0x498342;
    private static final int RGB = 7;
    private static final int CHROMA_420 = 1;
    private static final int CHROMA_422 = 2;
    private static final int CHROMA_444 = 3;
    private static final double DEFAULT_RATE = 30;
    /** The limits of the levels: number, samples of a picture, samples per second (VP9 bitstream overview, "levels"). */
    private static final long[][] LEVELS = {
        {10, 36_864, 829_440},
        {11, 73_728, 2_764_800},
        {20, 122_880, 4_608_000},
        {21, 245_760, 9_216_000},
        {30, 552_960, 20_736_000},
        {31, 983_040, 36_864_000},
        {40, 2_228_224, 83_558_400},
        {41, 2_228_224, 160_432_128},
        {50, 8_912_896, 311_951_360},
        {51, 8_912_896, 588_251_136},
        {52, 8_912_896, 1_176_502_272},
        {60, 35_651_584, 1_176_502_272},
        {61, 35_651_584, 2_353_004_544L},
        {62, 35_651_584, 4_706_009_088L}
    };

    private final HeaderBits frame;
    private int profile;
    private int depth = 8;
    private int chroma = CHROMA_420;
    private boolean fullRange;

    private Vp9Configuration(ByteBuffer frame) {
        this.frame = new HeaderBits(frame);
    }

    /** @param firstFrame the first bytes of the first frame, at least ten of a valid one */
    static void write(BoxWriter out, MatroskaTrack track, ByteBuffer firstFrame) {
        Vp9Configuration configuration = new Vp9Configuration(firstFrame);
        configuration.readHeader();
        boolean range = track.coloured ? track.fullRange : configuration.fullRange;
        out.open("vpcC", 1, 0)
                .bytes(SampleEntries.octets(
                        configuration.profile,
                        level(track),
                        configuration.depth << 4 | configuration.chroma << 1 | (range ? 1 : 0),
                        track.primaries,
                        track.transfer,
                        track.matrixCoefficients,
                        0,
                        0))
                .close();
    }

    /** Reads the uncompressed header of a keyframe (VP9 Bitstream Specification, 6.2). */
    private void readHeader() {
        if (frame.read(2) != 2) {
            return;
        }
        profile = frame.read(1) | frame.read(1) << 1;
        boolean keyframe = (profile < 3 || !frame.flag()) && !frame.flag() && !frame.flag();
        frame.read(2); // show_frame, error_resilient_mode
        if (!keyframe || frame.read(24) != SYNC_CODE) {
            return;
        }
        depth = profile >= 2 ? 10 + 2 * frame.read(1) : 8;
        boolean rgb = frame.read(3) == RGB;
        fullRange = rgb || frame.flag();
        boolean odd = (profile & 1) == 1;
        if (rgb) {
            chroma = CHROMA_444;
        } else if (odd) {
            boolean halfWidth = frame.flag();
            chroma = halfWidth ? CHROMA_422 : CHROMA_444;
        }
    }

    private static int level(MatroskaTrack track) {
        long samples = (long) track.width * track.height;
        double rate = track.defaultDurationNanos > 0 ? 1e9 / track.defaultDurationNanos : DEFAULT_RATE;
        for (long[] level : LEVELS) {
            if (samples <= level[1] && samples * rate <= level[2]) {
                return (int) level[0];
            }
        }
        return (int) LEVELS[LEVELS.length - 1][0];
    }
}
