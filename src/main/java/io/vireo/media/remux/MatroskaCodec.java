package io.vireo.media.remux;

import io.vireo.media.remux.InputTrack.Format;
import io.vireo.media.segment.BoxWriter;
import io.vireo.media.segment.StreamEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Converts the codec configuration of Matroska tracks (RFC 9559 and the Matroska codec specifications) into sample entries of MP4. */
final class MatroskaCodec {
    private static final int OPUS_HEAD = 19;
    private static final int FLAC_HEAD = 42;
    private static final int FLAC_STREAMINFO = 34;
    private static final int AVC_HEAD = 7;
    private static final int HEVC_HEAD = 23;
    private static final int LOWEST_MPEG1_RATE = 32_000;
    private static final int LAST_BLOCK = 0x80;
    private static final long MAX_DISPLAY = 1_000_000;
    private static final int ONE = 1 << 16;
    private static final int PERSPECTIVE_ONE = 1 << 30;

    private MatroskaCodec() {}

    /** Returns the name of the codec if it is not supported; empty if it is. */
    static Optional<String> unsupported(MatroskaTrack track) {
        if (track.encoded) {
            return Optional.of("a compressed or encrypted form");
        }
        ByteBuffer bytes = track.codecPrivate;
        return switch (track.codec) {
            case "V_MPEG4/ISO/AVC" -> Optional.empty(); // without a configuration it is a byte stream
            case "V_MPEGH/ISO/HEVC" -> require(bytes.limit() >= HEVC_HEAD && bytes.get(0) <= 1, "HEVC");
            case "V_AV1" -> require(bytes.limit() >= 4 && bytes.get(0) == (byte) 0x81, "AV1");
            case "A_AAC" -> require(bytes.limit() >= 2, "AAC");
            case "A_OPUS" -> require(bytes.limit() >= OPUS_HEAD && begins(bytes, "OpusHead"), "Opus");
            case "A_FLAC" -> require(bytes.limit() >= FLAC_HEAD && begins(bytes, "fLaC"), "FLAC");
            case "V_VP9", "A_MPEG/L3" -> Optional.empty();
            default -> Optional.of(track.codecName());
        };
    }

    /** Returns whether a track is H.264 without the configuration of MP4. */
    static boolean isByteStream(MatroskaTrack track) {
        boolean configured = track.codecPrivate.limit() >= AVC_HEAD && track.codecPrivate.get(0) == 1;
        return track.codec.equals("V_MPEG4/ISO/AVC") && !configured;
    }

    private static Optional<String> require(boolean present, String codec) {
        return present ? Optional.empty() : Optional.of(codec + " without its configuration");
    }

    private static boolean begins(ByteBuffer bytes, String text) {
        return StandardCharsets.ISO_8859_1
                .decode(bytes.slice(0, text.length()))
                .toString()
                .equals(text);
    }

    /**
     * Returns the headers of a video track.
     *
     * @param firstFrame the first bytes of its first frame
     */
    static Format video(MatroskaTrack track, long timescale, ByteBuffer firstFrame) {
        if (track.width <= 0 || track.height <= 0) {
            throw new InvalidInputException("a video without a size");
        }
        BoxWriter out = SampleEntries.openVideo(videoType(track), track.width, track.height);
        switch (track.codec) {
            case "V_MPEG4/ISO/AVC" -> out.open("avcC").bytes(track.codecPrivate).close();
            case "V_MPEGH/ISO/HEVC" ->
                out.open("hvcC").bytes(track.codecPrivate).close();
            case "V_AV1" -> out.open("av1C").bytes(track.codecPrivate).close();
            default -> Vp9Configuration.write(out, track, firstFrame);
        }
        if (track.coloured) {
            out.open("colr")
                    .text("nclx")
                    .u16(track.primaries)
                    .u16(track.transfer)
                    .u16(track.matrixCoefficients)
                    .bytes(SampleEntries.octets(track.fullRange ? 0x80 : 0))
                    .close();
        }
        double pixel = pixelAspect(track);
        if (pixel != 1) {
            long across = track.displayWidth * track.height;
            long down = track.displayHeight * track.width;
            long divisor = gcd(across, down);
            out.open("pasp").u32(across / divisor).u32(down / divisor).close();
        }
        int width = (int) Math.min(0xFFFF, Math.max(1, Math.round(track.width * pixel)));
        return new Format(
                true,
                ByteBuffer.wrap(out.close().toByteArray()),
                timescale,
                InputTrack.language(track.language),
                matrix(track.rotation(), width, track.height),
                width << 16,
                track.height << 16);
    }

    private static String videoType(MatroskaTrack track) {
        return switch (track.codec) {
            case "V_MPEG4/ISO/AVC" -> "avc1";
            case "V_MPEGH/ISO/HEVC" -> StreamEntry.hasParameterSets(track.codecPrivate) ? "hvc1" : "hev1";
            case "V_AV1" -> "av01";
            default -> "vp09";
        };
    }

    /** Returns the width of a pixel divided by its height. */
    private static double pixelAspect(MatroskaTrack track) {
        boolean known = track.displayWidth > 0
                && track.displayWidth <= MAX_DISPLAY
                && track.displayHeight > 0
                && track.displayHeight <= MAX_DISPLAY;
        return known ? (double) (track.displayWidth * track.height) / (track.displayHeight * track.width) : 1;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Returns the matrix of a clockwise rotation, which keeps the picture in the positive quadrant. */
    private static Optional<ByteBuffer> matrix(int rotation, int width, int height) {
        int[] turn = switch (rotation) {
            case 90 -> new int[] {0, 1, -1, 0, height, 0};
            case 180 -> new int[] {-1, 0, 0, -1, width, height};
            case 270 -> new int[] {0, -1, 1, 0, 0, width};
            default -> new int[0];
        };
        if (turn.length == 0) {
            return Optional.empty();
        }
        ByteBuffer matrix = ByteBuffer.allocate(36);
        matrix.putInt(turn[0] * ONE).putInt(turn[1] * ONE).putInt(0);
        matrix.putInt(turn[2] * ONE).putInt(turn[3] * ONE).putInt(0);
        matrix.putInt(turn[4] * ONE).putInt(turn[5] * ONE).putInt(PERSPECTIVE_ONE);
        return Optional.of(matrix.flip());
    }

    /** Returns the headers of an audio track. */
    static Format audio(MatroskaTrack track, long timescale) {
        return new Format(
                false,
                audioEntry(track, timescale),
                timescale,
                InputTrack.language(track.language),
                Optional.empty(),
                0,
                0);
    }

    private static ByteBuffer audioEntry(MatroskaTrack track, long rate) {
        ByteBuffer bytes = track.codecPrivate;
        int mp3 = rate < LOWEST_MPEG1_RATE ? SampleEntries.MPEG2_AUDIO : SampleEntries.MPEG1_AUDIO;
        return switch (track.codec) {
            case "A_AAC" -> SampleEntries.mpegAudio(SampleEntries.MPEG4_AUDIO, track.channels, rate, bytes);
            case "A_OPUS" ->
                ByteBuffer.wrap(opus(SampleEntries.openAudio("Opus", bytes.get(9) & 0xFF, rate), bytes)
                        .close()
                        .toByteArray());
            case "A_FLAC" ->
                ByteBuffer.wrap(SampleEntries.openAudio("fLaC", track.channels, rate)
                        .open("dfLa", 0, 0)
                        .bytes(SampleEntries.octets(LAST_BLOCK, 0, 0, FLAC_STREAMINFO))
                        .bytes(bytes.slice(FLAC_HEAD - FLAC_STREAMINFO, FLAC_STREAMINFO))
                        .close()
                        .close()
                        .toByteArray());
            default -> SampleEntries.mpegAudio(mp3, track.channels, rate, ByteBuffer.allocate(0));
        };
    }

    /** Writes the box {@code dOps}: the header of Ogg (RFC 7845, 5.1) with its numbers in the other byte order. */
    private static BoxWriter opus(BoxWriter out, ByteBuffer head) {
        return out.open("dOps")
                .bytes(SampleEntries.octets(0, head.get(9)))
                .u16(Short.reverseBytes(head.getShort(10)))
                .u32(Integer.reverseBytes(head.getInt(12)))
                .u16(Short.reverseBytes(head.getShort(16)))
                .bytes(head.slice(OPUS_HEAD - 1, head.limit() - OPUS_HEAD + 1))
                .close();
    }
}
