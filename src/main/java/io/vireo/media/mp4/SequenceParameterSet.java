package io.vireo.media.mp4;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed H.264 sequence parameter set (ITU-T H.264, section 7.3.2.1 and annex E).
 *
 * @param profile {@code profile_idc}
 * @param chromaFormat 0 for monochrome, 1 for 4:2:0, 2 for 4:2:2, 3 for 4:4:4
 * @param bitDepth the greater bit depth of luma and chroma
 * @param lossless whether lossless coding is allowed ({@code qpprime_y_zero_transform_bypass_flag})
 * @param frameOnly whether all pictures are whole frames, not fields ({@code frame_mbs_only_flag})
 * @param mbaff whether frames may mix field and frame macroblocks
 * @param width the width of the cropped pictures in pixels
 * @param height the height of the cropped pictures in pixels
 * @param usability the beginning of the video usability information
 */
public record SequenceParameterSet(
        int profile,
        int chromaFormat,
        int bitDepth,
        boolean lossless,
        boolean frameOnly,
        boolean mbaff,
        int width,
        int height,
        Usability usability) {
    /**
     * The beginning of the video usability information, which is the same in H.264 and HEVC (annex E of both).
     *
     * @param pixelAspect the width of a pixel divided by its height; 0 if unspecified
     * @param transfer the transfer function (ITU-T H.273, 8.2); 2 if unspecified
     */
    public record Usability(double pixelAspect, int transfer) {
        private static final int UNSPECIFIED = 2;

        /** Reads the information after the flag that it is present; what is missing is unspecified. */
        public static Usability read(BitReader in) {
            double aspect = 0;
            try {
                if (in.flag()) {
                    aspect = readAspect(in);
                }
                if (in.flag()) {
                    in.flag(); // overscan_appropriate_flag
                }
                if (in.flag()) {
                    in.bits(4); // video_format, video_full_range_flag
                    if (in.flag()) {
                        in.bits(8); // colour_primaries
                        return new Usability(aspect, (int) in.bits(8));
                    }
                }
            } catch (InvalidMp4Exception e) {
                // the values before are valid
            }
            return new Usability(aspect, UNSPECIFIED);
        }
    }

    /** The profiles whose sets contain the chroma format and the bit depth. */
    private static final Set<Integer> HIGH_PROFILES =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

    private static final int MAX_SIDE = 65_535;
    private static final int EXTENDED_SAR = 255;
    /** The width and height of a pixel for each {@code aspect_ratio_idc} (table E-1). */
    private static final int[][] ASPECTS = {
        {0, 1}, {1, 1}, {12, 11}, {10, 11}, {16, 11}, {40, 33}, {24, 11}, {20, 11}, {32, 11}, {80, 33}, {18, 11},
        {15, 11}, {64, 33}, {160, 99}, {4, 3}, {3, 2}, {2, 1}
    };

    /** Parses a set without its NAL header; empty if it is damaged. */
    public static Optional<SequenceParameterSet> read(ByteBuffer unit) {
        try {
            return Optional.of(read(BitReader.of(unit)));
        } catch (InvalidMp4Exception e) {
            return Optional.empty();
        }
    }

    private static SequenceParameterSet read(BitReader in) {
        int profile = (int) in.bits(8);
        in.bits(16); // constraints and level
        in.ue();
        int chroma = 1;
        int depth = 8;
        boolean lossless = false;
        if (HIGH_PROFILES.contains(profile)) {
            chroma = (int) in.ue();
            if (chroma == 3) {
                in.flag(); // separate_colour_plane_flag
            }
            depth = 8 + (int) Math.max(in.ue(), in.ue());
            lossless = in.flag();
            if (in.flag()) {
                skipScalingLists(in, chroma == 3 ? 12 : 8);
            }
        }
        skipOrder(in);
        in.ue(); // max_num_ref_frames
        in.flag();
        long width = 16 * (in.ue() + 1);
        long rows = in.ue() + 1;
        boolean frameOnly = in.flag();
        long height = 16 * rows * (frameOnly ? 1 : 2);
        boolean mbaff = !frameOnly && in.flag();
        in.flag(); // direct_8x8_inference_flag
        if (in.flag()) {
            width -= (in.ue() + in.ue()) * (chroma == 1 || chroma == 2 ? 2 : 1);
            height -= (in.ue() + in.ue()) * (chroma == 1 ? 2 : 1) * (frameOnly ? 1 : 2);
        }
        if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
            throw new InvalidMp4Exception("pictures of an impossible size");
        }
        return new SequenceParameterSet(
                profile, chroma, depth, lossless, frameOnly, mbaff, (int) width, (int) height, usability(in));
    }

    private static void skipScalingLists(BitReader in, int lists) {
        for (int list = 0; list < lists; list++) {
            if (in.flag()) {
                long last = 8;
                long next = 8;
                for (int i = 0; i < (list < 6 ? 16 : 64) && next != 0; i++) {
                    next = last + in.se() & 0xFF;
                    last = next == 0 ? last : next;
                }
            }
        }
    }

    /** Skips the picture order count syntax. */
    private static void skipOrder(BitReader in) {
        in.ue(); // log2_max_frame_num_minus4
        long type = in.ue();
        if (type == 0) {
            in.ue();
        } else if (type == 1) {
            in.flag();
            in.se();
            in.se();
            long frames = in.ue();
            for (long i = 0; i < frames; i++) {
                in.se();
            }
        }
    }

    private static Usability usability(BitReader in) {
        try {
            return in.flag() ? Usability.read(in) : new Usability(0, Usability.UNSPECIFIED);
        } catch (InvalidMp4Exception e) {
            return new Usability(0, Usability.UNSPECIFIED); // the other values of the set are valid
        }
    }

    private static double readAspect(BitReader in) {
        int kind = (int) in.bits(8);
        if (kind == EXTENDED_SAR) {
            double width = in.bits(16);
            double height = in.bits(16);
            return height == 0 ? 0 : width / height;
        }
        return kind < ASPECTS.length ? (double) ASPECTS[kind][0] / ASPECTS[kind][1] : 0;
    }

    /** Returns the width of a pixel divided by its height; 0 if unspecified. */
    public double pixelAspect() {
        return usability.pixelAspect();
    }
}
