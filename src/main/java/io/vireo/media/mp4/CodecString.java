package io.vireo.media.mp4;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Returns the codec of a sample entry in the form of RFC 6381, as browsers and playlists expect it. */
public final class CodecString {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,4}");
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();
    private static final String[] PROFILE_SPACES = {"", "A", "B", "C"};
    private static final int ES_DESCRIPTOR = 3;
    private static final int DECODER_CONFIG = 4;
    private static final int DECODER_SPECIFIC_INFO = 5;
    private static final int MPEG4_AUDIO = 0x40;
    private static final int ESCAPE = 31;
    private static final int WIDTH = 32;
    private static final int HEIGHT = 34;
    private static final int VP9_HIGHEST_LEVEL = 62;
    /** The levels of VP9 and the samples of a picture up to each. */
    private static final int[][] VP9_LEVELS = {
        {10, 36_864},
        {11, 73_728},
        {20, 122_880},
        {21, 245_760},
        {30, 552_960},
        {31, 983_040},
        {41, 2_228_224},
        {51, 8_912_896}
    };

    private CodecString() {}

    /** Returns the codec; the four-character code if the configuration is missing or unknown; empty if that is not plain text. */
    public static String of(SampleEntry entry) {
        return detailed(entry)
                .orElseGet(() -> Optional.of(entry.type().strip())
                        .filter(type -> PLAIN.matcher(type).matches())
                        .orElse(""));
    }

    private static Optional<String> detailed(SampleEntry entry) {
        return switch (entry.type()) {
            case "avc1", "avc3" ->
                entry.box("avcC").filter(box -> box.limit() >= 4).map(box -> avc(entry, box));
            case "hvc1", "hev1" ->
                entry.box("hvcC").filter(box -> box.limit() >= 13).map(box -> hevc(entry, box));
            case "av01" -> entry.box("av1C").filter(box -> box.limit() >= 3).map(CodecString::av1);
            case "vp09" -> entry.box("vpcC").filter(box -> box.limit() >= 7).map(box -> vp9(entry, box));
            case "mp4a" -> entry.box("esds").flatMap(CodecString::mpegAudio);
            case "Opus" -> entry.box("dOps").map(box -> "opus");
            case "fLaC" -> entry.box("dfLa").map(box -> "flac");
            default -> Optional.empty();
        };
    }

    private static String avc(SampleEntry entry, ByteBuffer avcC) {
        return "%s.%02x%02x%02x".formatted(entry.type(), avcC.get(1), avcC.get(2), avcC.get(3));
    }

    /** ISO/IEC 14496-15, annex E.3. */
    private static String hevc(SampleEntry entry, ByteBuffer hvcC) {
        int first = hvcC.get(1) & 0xFF;
        StringBuilder codec = new StringBuilder(entry.type())
                .append('.')
                .append(PROFILE_SPACES[first >> 6])
                .append(first & 0x1F)
                .append('.')
                .append(Integer.toHexString(Integer.reverse(hvcC.getInt(2))).toUpperCase(Locale.ROOT))
                .append('.')
                .append((first & 0x20) == 0 ? 'L' : 'H')
                .append(hvcC.get(12) & 0xFF);
        int last = 11;
        while (last >= 6 && hvcC.get(last) == 0) {
            last--;
        }
        for (int i = 6; i <= last; i++) {
            codec.append('.').append(Integer.toHexString(hvcC.get(i) & 0xFF).toUpperCase(Locale.ROOT));
        }
        return codec.toString();
    }

    /** AV1 Codec ISO Media File Format Binding, section 5. */
    private static String av1(ByteBuffer av1C) {
        int profile = av1C.get(1) >> 5 & 7;
        int level = av1C.get(1) & 0x1F;
        int flags = av1C.get(2);
        boolean highBitDepth = (flags & 0x40) != 0;
        int depth = !highBitDepth ? 8 : profile == 2 && (flags & 0x20) != 0 ? 12 : 10;
        return "av01.%d.%02d%s.%02d".formatted(profile, level, (flags & 0x80) == 0 ? "M" : "H", depth);
    }

    /**
     * VP Codec ISO Media File Format Binding, "Codecs Parameter String". Recordings of browsers have no level, and browsers refuse codecs
     * without one; then it is that of the size of the picture.
     */
    private static String vp9(SampleEntry entry, ByteBuffer vpcC) {
        int declared = vpcC.get(5) & 0xFF;
        int level = declared == 0 ? vp9Level(entry.bytes()) : declared;
        return "vp09.%02d.%02d.%02d".formatted(vpcC.get(4), level, vpcC.get(6) >> 4 & 0xF);
    }

    private static int vp9Level(ByteBuffer entry) {
        long samples = (long) (entry.getShort(WIDTH) & 0xFFFF) * (entry.getShort(HEIGHT) & 0xFFFF);
        for (int[] level : VP9_LEVELS) {
            if (samples <= level[1]) {
                return level[0];
            }
        }
        return VP9_HIGHEST_LEVEL;
    }

    /** The descriptors of ISO/IEC 14496-1, 7.2.6. */
    private static Optional<String> mpegAudio(ByteBuffer esds) {
        ByteBuffer bytes = esds.duplicate().position(Math.min(4, esds.limit()));
        if (!enter(bytes, ES_DESCRIPTOR) || bytes.remaining() < 3) {
            return Optional.empty();
        }
        int flags = bytes.position(bytes.position() + 2).get();
        int skipped = ((flags & 0x80) == 0 ? 0 : 2) + ((flags & 0x20) == 0 ? 0 : 2);
        if ((flags & 0x40) != 0 || bytes.remaining() < skipped) {
            return Optional.empty();
        }
        bytes.position(bytes.position() + skipped);
        if (!enter(bytes, DECODER_CONFIG) || bytes.remaining() < 13) {
            return Optional.empty();
        }
        int object = bytes.get() & 0xFF;
        bytes.position(bytes.position() + 12);
        String codec = "mp4a." + UPPER.toHexDigits((byte) object);
        return Optional.of(object == MPEG4_AUDIO ? codec + audioObjectType(bytes) : codec);
    }

    /** Returns the object type of an AudioSpecificConfig with a dot in front (ISO/IEC 14496-3, 1.6.2.1); empty if it is missing. */
    private static String audioObjectType(ByteBuffer bytes) {
        if (!enter(bytes, DECODER_SPECIFIC_INFO) || bytes.remaining() < 2) {
            return "";
        }
        int start = Short.toUnsignedInt(bytes.getShort());
        int type = start >> 11;
        return "." + (type == ESCAPE ? 32 + (start >> 5 & 0x3F) : type);
    }

    /** Moves to the content of the descriptor at the current position; returns whether it has the tag. */
    private static boolean enter(ByteBuffer bytes, int tag) {
        if (!bytes.hasRemaining() || bytes.get() != tag) {
            return false;
        }
        // the length has up to four bytes, the last of which has no continuation bit; the content is read by its own
        // rules
        for (int i = 0; i < 4 && bytes.hasRemaining(); i++) {
            if ((bytes.get() & 0x80) == 0) {
                return true;
            }
        }
        return bytes.hasRemaining();
    }
}
