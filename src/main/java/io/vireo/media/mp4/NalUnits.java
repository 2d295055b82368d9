package io.vireo.media.mp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the H.264 samples of an MP4 file into NAL units. Units are prefixed by their length (ISO/IEC 14496-15, section 5.3.2), but
 * some cameras put several units with start codes (ITU-T H.264, annex B) under one length, and some writers use only start codes. A
 * unit never contains a start code (section 7.4.1), so splitting at start codes is always correct.
 */
public final class NalUnits {
    private static final int TYPE = 0x1F;
    private static final int REFERENCE = 0x60;

    private NalUnits() {}

    /**
     * Returns the units of a sample, each with its header, as far as they can be read.
     *
     * @param lengthSize the number of bytes of the length prefix of a unit
     */
    public static List<ByteBuffer> of(ByteBuffer sample, int lengthSize) {
        ByteBuffer bytes = sample.duplicate();
        List<ByteBuffer> units = new ArrayList<>();
        while (bytes.remaining() > lengthSize) {
            long length = 0;
            for (int i = 0; i < lengthSize; i++) {
                length = length << 8 | bytes.get() & 0xFF;
            }
            if (length > bytes.remaining() && startsWithCode(sample)) {
                return splitAtStartCodes(sample);
            }
            int count = (int) Math.min(length, bytes.remaining());
            units.addAll(splitAtStartCodes(bytes.slice(bytes.position(), count)));
            bytes.position(bytes.position() + count);
        }
        return units;
    }

    /** Returns the {@code nal_unit_type} of a unit, which must have at least one byte. */
    public static int type(ByteBuffer unit) {
        return unit.get(unit.position()) & TYPE;
    }

    /** Returns whether other pictures may refer to the unit ({@code nal_ref_idc}). */
    public static boolean isReference(ByteBuffer unit) {
        return (unit.get(unit.position()) & REFERENCE) != 0;
    }

    private static boolean startsWithCode(ByteBuffer bytes) {
        int start = bytes.position();
        return bytes.remaining() > 4
                && bytes.get(start) == 0
                && bytes.get(start + 1) == 0
                && (bytes.get(start + 2) == 1 || (bytes.get(start + 2) == 0 && bytes.get(start + 3) == 1));
    }

    /** Returns the units between start codes, or the whole content as one unit; no unit is empty. */
    static List<ByteBuffer> splitAtStartCodes(ByteBuffer bytes) {
        List<ByteBuffer> units = new ArrayList<>();
        int start = bytes.position();
        int zeros = 0;
        for (int position = start; position < bytes.limit(); position++) {
            byte value = bytes.get(position);
            if (value == 1 && zeros >= 2) {
                add(units, bytes, start, position - zeros);
                start = position + 1;
            }
            zeros = value == 0 ? zeros + 1 : 0;
        }
        add(units, bytes, start, bytes.limit());
        return units;
    }

    private static void add(List<ByteBuffer> units, ByteBuffer bytes, int start, int end) {
        if (end > start) {
            units.add(bytes.slice(start, end - start));
        }
    }
}
