package io.vireo.media.remux;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A frame of H.264 in the byte stream format (ITU-T H.264, annex B), as browsers record it in WebM. In MP4 a length precedes each NAL unit
 * instead of a start code, and the parameter sets are in the box {@code avcC}.
 */
final class ByteStream {
    /** The maximum size of a frame, which is read into memory. */
    static final int MAX_FRAME_BYTES = 8 << 20;

    static final int LENGTH_BYTES = 4;

    private static final int MAX_UNITS = 10_000;
    private static final int START_CODE = 3;
    private static final int TYPE = 0x1F;
    private static final int SEQUENCE = 7;
    private static final int PICTURE = 8;
    private static final int FIRST_PROFILE_WITH_FORMAT = 100;
    private static final int EIGHT_BITS = 0xF8;
    private static final int CHROMA_420 = 0xFD;

    private ByteStream() {}

    /** Returns the NAL units of a frame, as views of it. */
    static List<ByteBuffer> units(ByteBuffer frame) {
        List<ByteBuffer> units = new ArrayList<>();
        int start = afterStartCode(frame, 0);
        while (start >= 0) {
            int next = afterStartCode(frame, start);
            int end = next < 0 ? frame.limit() : next - START_CODE;
            while (end > start && frame.get(end - 1) == 0) {
                end--; // zeros that belong to no unit
            }
            if (end > start) {
                units.add(frame.slice(start, end - start));
            }
            if (units.size() > MAX_UNITS) {
                throw new InvalidInputException("too many NAL units");
            }
            start = next;
        }
        return units;
    }

    private static int afterStartCode(ByteBuffer frame, int from) {
        for (int at = from; at + START_CODE <= frame.limit(); at++) {
            if (frame.get(at) == 0 && frame.get(at + 1) == 0 && frame.get(at + 2) == 1) {
                return at + START_CODE;
            }
        }
        return -1;
    }

    /** Returns the size of a frame in MP4. */
    static int size(List<ByteBuffer> units) {
        return units.stream().mapToInt(unit -> LENGTH_BYTES + unit.limit()).sum();
    }

    /** Returns the content of {@code avcC} (ISO/IEC 14496-15, 5.3.3.1), of the first parameter sets; empty if there are none. */
    static Optional<ByteBuffer> configuration(List<ByteBuffer> units) {
        Optional<ByteBuffer> sequence = first(units, SEQUENCE).filter(unit -> unit.limit() >= 4);
        Optional<ByteBuffer> picture = first(units, PICTURE);
        if (sequence.isEmpty() || picture.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer set = sequence.get();
        ByteBuffer bytes = ByteBuffer.allocate(15 + set.limit() + picture.get().limit());
        bytes.put((byte) 1).put(set.get(1)).put(set.get(2)).put(set.get(3));
        bytes.put((byte) (0xFC | LENGTH_BYTES - 1));
        bytes.put((byte) (0xE0 | 1)).putShort((short) set.limit()).put(set.duplicate());
        bytes.put((byte) 1)
                .putShort((short) picture.get().limit())
                .put(picture.get().duplicate());
        if ((set.get(1) & 0xFF) >= FIRST_PROFILE_WITH_FORMAT) {
            bytes.put((byte) CHROMA_420)
                    .put((byte) EIGHT_BITS)
                    .put((byte) EIGHT_BITS)
                    .put((byte) 0);
        }
        return Optional.of(bytes.flip());
    }

    private static Optional<ByteBuffer> first(List<ByteBuffer> units, int type) {
        return units.stream()
                .filter(unit -> (unit.get(0) & TYPE) == type && unit.limit() <= 0xFFFF)
                .findFirst();
    }
}
