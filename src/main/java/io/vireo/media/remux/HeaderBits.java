package io.vireo.media.remux;

import java.nio.ByteBuffer;

/** Reads the bits of the header of a codec, the most significant first; behind the end there are zeros. */
final class HeaderBits {
    private final ByteBuffer bytes;
    private int position;

    HeaderBits(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Reads at most 31 bits as a number. */
    int read(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, position++) {
            int at = position / 8;
            int bit = at < bytes.limit() ? bytes.get(at) >> (7 - position % 8) & 1 : 0;
            value = value << 1 | bit;
        }
        return value;
    }

    boolean flag() {
        return read(1) == 1;
    }
}
