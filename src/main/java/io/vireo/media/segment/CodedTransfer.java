package io.vireo.media.segment;

import io.vireo.media.mp4.AvcConfiguration;
import io.vireo.media.mp4.BitReader;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.SampleEntry;
import io.vireo.media.mp4.SequenceParameterSet.Usability;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The transfer function in the configuration of a codec (ITU-T H.273, 8.2), because not every file has a {@code colr} box: encoders
 * declare it in the sequence parameter set of H.264 (ITU-T H.264, 7.3.2.1) and HEVC (ITU-T H.265, 7.3.2.2), and in the sequence header of
 * AV1 (AV1 Bitstream, 5.5).
 */
final class CodedTransfer {
    private static final int UNSPECIFIED = 2;

    /** The greatest {@code log2_max_pic_order_cnt_lsb_minus4}. */
    private static final int MAX_ORDER_BITS = 12;

    private static final int AV1_OBUS = 4;
    private static final int AV1_SEQUENCE_HEADER = 1;

    private CodedTransfer() {}

    /** Returns whether the container or the codec declares PQ or HLG. */
    static boolean isHdr(SampleEntry entry) {
        return entry.isHdr() || SampleEntry.isHdr(of(entry));
    }

    /** Returns the transfer function; 2, unspecified, if the configuration has none or is damaged. */
    static int of(SampleEntry entry) {
        try {
            return switch (entry.type()) {
                case "avc1", "avc3" ->
                    entry.box("avcC")
                            .flatMap(box -> AvcConfiguration.of(box).sequence())
                            .map(set -> set.usability().transfer())
                            .orElse(UNSPECIFIED);
                case "hvc1", "hev1", "dvh1", "dvhe" ->
                    entry.box("hvcC")
                            .flatMap(box -> HevcUnit.of(box).stream()
                                    .filter(unit -> unit.type() == HevcUnit.SEQUENCE_SET)
                                    .findFirst())
                            .map(unit -> hevc(BitReader.of(unit.bytes())))
                            .orElse(UNSPECIFIED);
                case "av01" ->
                    entry.box("av1C")
                            .flatMap(CodedTransfer::sequenceHeader)
                            .map(header -> av1(BitReader.ofAll(header)))
                            .orElse(UNSPECIFIED);
                default -> UNSPECIFIED;
            };
        } catch (InvalidMp4Exception e) {
            return UNSPECIFIED;
        }
    }

    private static int hevc(BitReader in) {
        in.bits(16); // header of the NAL unit
        in.bits(4);
        int subLayers = (int) in.bits(3);
        in.flag();
        skipProfile(in, subLayers);
        in.ue();
        if (in.ue() == 3) {
            in.flag(); // separate_colour_plane_flag
        }
        skipNumbers(in, 2); // size
        if (in.flag()) {
            skipNumbers(in, 4); // cropping
        }
        skipNumbers(in, 2); // bit depths
        int orderBits = 4 + (int) Math.min(MAX_ORDER_BITS, in.ue());
        for (int layer = in.flag() ? 0 : subLayers; layer <= subLayers; layer++) {
            skipNumbers(in, 3); // buffering
        }
        skipNumbers(in, 6); // sizes of blocks
        boolean hasScaling = in.flag();
        if (hasScaling && in.flag()) {
            skipScalingLists(in);
        }
        in.bits(2);
        if (in.flag()) {
            in.bits(8); // samples without compression
            skipNumbers(in, 2);
            in.flag();
        }
        skipReferences(in);
        if (in.flag()) {
            long pictures = in.ue();
            for (long picture = 0; picture < pictures; picture++) {
                in.bits(orderBits + 1);
            }
        }
        in.bits(2);
        return in.flag() ? Usability.read(in).transfer() : UNSPECIFIED;
    }

    private static void skipNumbers(BitReader in, int count) {
        for (int i = 0; i < count; i++) {
            in.ue();
        }
    }

    /** Skips {@code profile_tier_level}. */
    private static void skipProfile(BitReader in, int subLayers) {
        skipBits(in, 96);
        int profiles = 0;
        int levels = 0;
        for (int layer = 0; layer < subLayers; layer++) {
            profiles += (int) in.bits(1);
            levels += (int) in.bits(1);
        }
        skipBits(in, subLayers == 0 ? 0 : 2 * (8 - subLayers));
        skipBits(in, 88 * profiles + 8 * levels);
    }

    private static void skipBits(BitReader in, int count) {
        for (int left = count; left > 0; left -= 32) {
            in.bits(Math.min(32, left));
        }
    }

    private static void skipScalingLists(BitReader in) {
        for (int size = 0; size < 4; size++) {
            for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
                boolean isListed = in.flag();
                int numbers = isListed ? Math.min(64, 16 << 2 * size) + (size > 1 ? 1 : 0) : 1;
                skipNumbers(in, numbers); // signed ones have the same length
            }
        }
    }

    /** Skips the short-term reference picture sets; each may be predicted from the one before. */
    private static void skipReferences(BitReader in) {
        long sets = in.ue();
        long pictures = 0;
        for (long set = 0; set < sets; set++) {
            if (set > 0 && in.flag()) {
                in.flag();
                in.ue();
                long predicted = 0;
                for (long picture = 0; picture <= pictures; picture++) {
                    boolean isUsed = in.flag();
                    predicted += isUsed || in.flag() ? 1 : 0;
                }
                pictures = predicted;
            } else {
                pictures = in.ue() + in.ue();
                for (long picture = 0; picture < pictures; picture++) {
                    in.ue();
                    in.flag();
                }
            }
        }
    }

    /** Returns the sequence header among the units of an {@code av1C} box; empty if there is none. */
    private static Optional<ByteBuffer> sequenceHeader(ByteBuffer av1C) {
        int at = AV1_OBUS;
        while (at < av1C.limit()) {
            int header = av1C.get(at++);
            at += (header & 4) == 0 ? 0 : 1; // extension
            int length = Math.max(0, av1C.limit() - at);
            if ((header & 2) != 0) {
                length = 0;
                for (int shift = 0; shift < 28 && at < av1C.limit(); shift += 7) {
                    int part = av1C.get(at++);
                    length |= (part & 0x7F) << shift;
                    if (part >= 0) {
                        break;
                    }
                }
            }
            if (length > av1C.limit() - at) {
                return Optional.empty();
            }
            if ((header >> 3 & 0xF) == AV1_SEQUENCE_HEADER) {
                return Optional.of(av1C.slice(at, length));
            }
            at += length;
        }
        return Optional.empty();
    }

    private static int av1(BitReader in) {
        int profile = (int) in.bits(3);
        in.flag();
        boolean isReduced = in.flag();
        if (isReduced) {
            in.bits(5); // level
        } else {
            skipOperatingPoints(in);
        }
        int widthBits = 1 + (int) in.bits(4);
        int heightBits = 1 + (int) in.bits(4);
        in.bits(widthBits);
        in.bits(heightBits);
        if (!isReduced && in.flag()) {
            in.bits(7); // frame numbers
        }
        in.bits(3);
        if (!isReduced) {
            skipTools(in);
        }
        in.bits(3);
        boolean isDeep = in.flag();
        if (profile == 2 && isDeep) {
            in.flag(); // twelve_bit
        }
        if (profile != 1) {
            in.flag(); // mono_chrome
        }
        if (!in.flag()) {
            return UNSPECIFIED;
        }
        in.bits(8); // color_primaries
        return (int) in.bits(8);
    }

    private static void skipOperatingPoints(BitReader in) {
        int delayBits = 0;
        if (in.flag()) {
            skipBits(in, 64); // timing
            if (in.flag()) {
                in.ue();
            }
            if (in.flag()) {
                delayBits = 1 + (int) in.bits(5);
                skipBits(in, 42); // rest of the decoder model
            }
        }
        boolean hasDelays = in.flag();
        int points = 1 + (int) in.bits(5);
        for (int point = 0; point < points; point++) {
            in.bits(12);
            if (in.bits(5) > 7) {
                in.flag(); // tier
            }
            if (delayBits > 0 && in.flag()) {
                skipBits(in, 2 * delayBits + 1);
            }
            if (hasDelays && in.flag()) {
                in.bits(4);
            }
        }
    }

    private static void skipTools(BitReader in) {
        in.bits(4);
        boolean hasOrder = in.flag();
        if (hasOrder) {
            in.bits(2);
        }
        boolean isChosenForEachFrame = in.flag();
        boolean isScreenContent = isChosenForEachFrame || in.flag();
        if (isScreenContent && !in.flag()) {
            in.flag(); // seq_force_integer_mv
        }
        if (hasOrder) {
            in.bits(3);
        }
    }
}
