package io.vireo.media.mp4;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads the syntax elements of parameter sets of H.264 and HEVC (ITU-T H.264, 7.2 and 9.1) and of headers of AV1. All methods that read
 * throw {@link InvalidMp4Exception} at the end of the data.
 */
public final class BitReader {
    private final byte[] bytes;
    private int position;

    private BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Creates a reader of the content of a NAL unit, without its emulation prevention bytes (7.3.1). */
    public static BitReader of(ByteBuffer unit) {
        byte[] payload = new byte[unit.remaining()];
        int length = 0;
        int zeros = 0;
        for (int i = unit.position(); i < unit.limit(); i++) {
            byte value = unit.get(i);
            if (zeros >= 2 && value == 3) {
                zeros = 0;
            } else {
                zeros = value == 0 ? zeros + 1 : 0;
                payload[length++] = value;
            }
        }
        return new BitReader(Arrays.copyOf(payload, length));
    }

    /** Creates a reader of all remaining bytes. */
    public static BitReader ofAll(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.duplicate().get(all);
        return new BitReader(all);
    }

    public boolean flag() {
        return bits(1) == 1;
    }

    /** Reads {@code count} bits, at most 32, as an unsigned number. */
    public long bits(int count) {
        if (position + count > 8 * bytes.length) {
            throw new InvalidMp4Exception("a parameter set ends early");
        }
        long value = 0;
        for (int i = 0; i < count; i++, position++) {
            value = value << 1 | (bytes[position / 8] >> (7 - position % 8) & 1);
        }
        return value;
    }

    /** Reads an unsigned Exp-Golomb number, {@code ue(v)}. */
    public long ue() {
        int zeros = 0;
        while (!flag()) {
            if (++zeros > 32) {
                throw new InvalidMp4Exception("a number of a parameter set is too large");
            }
        }
        return (1L << zeros) - 1 + bits(zeros);
    }

    /** Reads a signed Exp-Golomb number, {@code se(v)}. */
    public long se() {
        long value = ue();
        return (value & 1) == 1 ? (value + 1) / 2 : -value / 2;
    }
}
