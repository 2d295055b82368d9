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

    /** The units of a sample, each with its header; as many as can be read. */
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
            int taken = (int) Math.min(length, bytes.remaining());
            units.addAll(splitAtStartCodes(bytes.slice(bytes.position(), taken)));
            bytes.position(bytes.position() + taken);
        }
        return units;
    }

    /** The type of a unit ({@code nal_unit_type}), which has at least one byte. */
    public static int type(ByteBuffer unit) {
        return unit.get(unit.position()) & TYPE;
    }

    /** Whether other pictures may be made from it ({@code nal_ref_idc}). */
    public static boolean isReference(ByteBuffer unit) {
        return (unit.get(unit.position()) & REFERENCE) != 0;
    }

    private static boolean startsWithCode(ByteBuffer bytes) {
        int at = bytes.position();
        return bytes.remaining() > 4
                && bytes.get(at) == 0
                && bytes.get(at + 1) == 0
                && (bytes.get(at + 2) == 1 || (bytes.get(at + 2) == 0 && bytes.get(at + 3) == 1));
    }

    /** The units between start codes, or the only one; none of them is empty. */
    static List<ByteBuffer> splitAtStartCodes(ByteBuffer bytes) {
        List<ByteBuffer> units = new ArrayList<>();
        int start = bytes.position();
        int zeros = 0;
        for (int at = start; at < bytes.limit(); at++) {
            byte value = bytes.get(at);
            if (value == 1 && zeros >= 2) {
                add(units, bytes, start, at - zeros);
                start = at + 1;
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
