package io.vireo.media.frame;

import io.vireo.media.mp4.SequenceParameterSet;
import java.util.List;
import java.util.Optional;

/**
 * The reasons why no frames of a video can be decoded. The texts appear in the log and, in the same words, in docs/operating.md; …
 * stands for the value found in the video.
 */
enum UndecodableReason {
    HEVC("HEVC (H.265) is not decoded", "hvc1", "hev1", "dvh1", "dvhe", "hvc2", "hev2"),
    VVC("VVC (H.266) is not decoded", "vvc1", "vvi1"),
    AV1("AV1 is not decoded", "av01", "dav1"),
    VP9("VP9 is not decoded", "vp09"),
    VP8("VP8 is not decoded", "vp08"),
    MPEG4("MPEG-4 Part 2 (mp4v) is not decoded", "mp4v"),
    MJPEG("Motion JPEG is not decoded", "jpeg", "mjpa", "mjpb", "MJPG"),
    PRORES("Apple ProRes is not decoded", "apch", "apcn", "apcs", "apco", "ap4h", "ap4x", "aprn", "aprh"),
    OTHER_CODEC("the codec … is not decoded"),
    CHROMA_444("H.264 with 4:4:4 chroma is not decoded"),
    CHROMA_422("H.264 with 4:2:2 chroma is not decoded"),
    MONOCHROME("H.264 without chroma (4:0:0) is not decoded"),
    BIT_DEPTH("H.264 with … bit samples is not decoded"),
    MBAFF("interlaced H.264 (MBAFF) is not decoded"),
    PAFF("interlaced H.264 (PAFF) is not decoded"),
    LOSSLESS("lossless H.264 is not decoded"),
    PROFILE("H.264 of profile … is not decoded"),
    CONSTRAINED_INTRA("H.264 with constrained intra prediction is not decoded"),
    NO_CONFIGURATION("the H.264 video lacks its configuration"),
    NOTHING_SHOWN("the edit list shows no frame that can be decoded"),
    DAMAGED("the H.264 video is damaged, or of a kind that is not known");

    /**
     * Supported profiles: Baseline, Main, High, and those whose 8-bit 4:2:0 video is compatible with High: High 10, High 4:2:2, High
     * 4:4:4 Predictive.
     */
    private static final List<Integer> PROFILES = List.of(66, 77, 100, 110, 122, 244);

    private final String text;
    private final List<String> codecs;

    UndecodableReason(String text, String... codecs) {
        this.text = text;
        this.codecs = List.of(codecs);
    }

    /** Returns the text, with its placeholder … if it has one. */
    String text() {
        return text;
    }

    private String text(Object found) {
        return text.replace("…", found.toString());
    }

    /** Returns why videos with a sample entry of this type cannot be decoded; empty for H.264. */
    static Optional<String> ofCodec(String codec) {
        if (codec.startsWith("avc")
                || List.of("dva1", "dvav", "h264", "H264", "x264").contains(codec)) {
            return Optional.empty();
        }
        for (UndecodableReason reason : values()) {
            if (reason.codecs.contains(codec)) {
                return Optional.of(reason.text);
            }
        }
        return Optional.of(OTHER_CODEC.text(codec.strip()));
    }

    /** Returns why a sequence cannot be decoded, as H264Decoder of JCodec 0.2.5 checks it; empty if it can. */
    static Optional<String> of(SequenceParameterSet sequence) {
        if (sequence.chromaFormat() != 1) {
            return Optional.of(chroma(sequence.chromaFormat()).text);
        }
        if (sequence.bitDepth() != 8) {
            return Optional.of(BIT_DEPTH.text(sequence.bitDepth()));
        }
        if (!sequence.frameOnly()) {
            return Optional.of((sequence.mbaff() ? MBAFF : PAFF).text);
        }
        if (sequence.lossless()) {
            return Optional.of(LOSSLESS.text);
        }
        return PROFILES.contains(sequence.profile()) ? Optional.empty() : Optional.of(PROFILE.text(sequence.profile()));
    }

    private static UndecodableReason chroma(int format) {
        return switch (format) {
            case 0 -> MONOCHROME;
            case 2 -> CHROMA_422;
            default -> CHROMA_444;
        };
    }
}
