package io.vireo.media.remux;

import java.nio.ByteBuffer;

/**
 * What the configuration of an audio track says about its frames.
 *
 * @param rate the sampling rate in Hz, which becomes the timescale
 * @param frameLength the number of samples of each frame; 0 if it varies or is unknown
 */
record AudioConfiguration(long rate, int frameLength) {
    private static final int[] AAC_RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350
    };
    private static final int ESCAPE = 31;
    private static final int EXPLICIT_RATE = 15;
    private static final int SBR = 5;
    private static final int PS = 29;
    private static final int LAST_PLAIN_OBJECT = 4;
    private static final int OPUS_RATE = 48_000;
    private static final int LOWEST_MPEG1_RATE = 32_000;
    private static final long MAX_RATE = 1_000_000;
    /** The position of the block STREAMINFO in the configuration: behind "fLaC" and the header of the block. */
    private static final int STREAMINFO = 8;

    static AudioConfiguration of(MatroskaTrack track) {
        ByteBuffer bytes = track.codecPrivate;
        long declared = track.rate >= 1 && track.rate <= MAX_RATE ? Math.round(track.rate) : OPUS_RATE;
        return switch (track.codec) {
            case "A_AAC" -> aac(bytes, declared);
            case "A_OPUS" -> new AudioConfiguration(OPUS_RATE, 0);
            case "A_FLAC" -> flac(bytes, declared);
            default -> new AudioConfiguration(declared, declared < LOWEST_MPEG1_RATE ? 576 : 1152);
        };
    }

    /** Reads an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1). */
    private static AudioConfiguration aac(ByteBuffer bytes, long declared) {
        HeaderBits bits = new HeaderBits(bytes);
        int object = object(bits);
        long rate = rate(bits);
        bits.read(4); // the channels
        if (object == SBR || object == PS) {
            rate(bits);
            object = object(bits);
        }
        boolean shorter = bits.flag();
        int length = object <= LAST_PLAIN_OBJECT ? shorter ? 960 : 1024 : 0;
        return new AudioConfiguration(rate > 0 && rate <= MAX_RATE ? rate : declared, length);
    }

    private static int object(HeaderBits bits) {
        int object = bits.read(5);
        return object == ESCAPE ? 32 + bits.read(6) : object;
    }

    private static long rate(HeaderBits bits) {
        int index = bits.read(4);
        return index == EXPLICIT_RATE ? bits.read(24) : index < AAC_RATES.length ? AAC_RATES[index] : 0;
    }

    /** Reads the block STREAMINFO (RFC 9639, 8.2). */
    private static AudioConfiguration flac(ByteBuffer bytes, long declared) {
        int shortest = Short.toUnsignedInt(bytes.getShort(STREAMINFO));
        int longest = Short.toUnsignedInt(bytes.getShort(STREAMINFO + 2));
        int rate = bytes.getInt(STREAMINFO + 10) >>> 12;
        return new AudioConfiguration(rate > 0 ? rate : declared, shortest == longest ? longest : 0);
    }

    /**
     * Returns the number of samples of an Opus packet at 48 kHz (RFC 6716, 3.1).
     *
     * @param first the first byte
     * @param second the second byte; only used if there is one
     */
    static int opusLength(int first, int second) {
        int configuration = first >> 3;
        int samples;
        if (configuration < 12) {
            samples = (configuration & 3) == 3 ? 2880 : 480 << (configuration & 3);
        } else {
            samples = configuration < 16 ? 480 << (configuration & 1) : 120 << (configuration & 3);
        }
        int frames = switch (first & 3) {
            case 0 -> 1;
            case 1, 2 -> 2;
            default -> second & 0x3F;
        };
        return samples * frames;
    }
}
