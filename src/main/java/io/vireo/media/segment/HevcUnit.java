package io.vireo.media.segment;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter set in the configuration of an HEVC track.
 *
 * @param type the {@code nal_unit_type}
 * @param bytes the NAL unit with its header
 */
record HevcUnit(int type, ByteBuffer bytes) {
    static final int VIDEO_SET = 32;
    static final int SEQUENCE_SET = 33;
    static final int PICTURE_SET = 34;

    private static final int ARRAYS = 22;

    /** Returns the complete units of an {@code hvcC} box (ISO/IEC 14496-15, 8.3.3.1). */
    static List<HevcUnit> of(ByteBuffer hvcC) {
        List<HevcUnit> found = new ArrayList<>();
        int arrays = hvcC.limit() > ARRAYS ? hvcC.get(ARRAYS) & 0xFF : 0;
        int at = ARRAYS + 1;
        for (int array = 0; array < arrays && at + 3 <= hvcC.limit(); array++) {
            int type = hvcC.get(at) & 0x3F;
            int units = Short.toUnsignedInt(hvcC.getShort(at + 1));
            at += 3;
            for (int unit = 0; unit < units && at + 2 <= hvcC.limit(); unit++) {
                int length = Short.toUnsignedInt(hvcC.getShort(at));
                at += 2;
                if (length <= hvcC.limit() - at) {
                    found.add(new HevcUnit(type, hvcC.slice(at, length)));
                }
                at += length;
            }
        }
        return found;
    }
}
