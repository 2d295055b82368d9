package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of an H.264 track (an {@code avcC} box, ISO/IEC 14496-15, 5.3.3.1).
 *
 * @param sps its sequence parameter sets, without their NAL headers
 * @param pps its picture parameter sets, without their NAL headers
 * @param lengthSize the number of bytes of the length prefix of a NAL unit in a sample
 */
public record AvcConfiguration(List<ByteBuffer> sps, List<ByteBuffer> pps, int lengthSize) {
    /** The {@code nal_unit_type} of a sequence parameter set. */
    public static final int SPS = 7;
    /** The {@code nal_unit_type} of a picture parameter set. */
    public static final int PPS = 8;

    private static final int MAX_BYTES = 1 << 18;

    /**
     * Reads the configuration from the boxes of a sample entry. A damaged box results in the parameter sets that can be read.
     *
     * @return null if there is no {@code avcC} box, or if it is too large
     */
    static @Nullable AvcConfiguration read(BoxReader reader, Box entry) throws IOException {
        Box avcC = reader.find(entry, "avcC").orElse(null);
        return avcC == null || avcC.size() > MAX_BYTES ? null : of(reader.bytes(avcC, MAX_BYTES));
    }

    /** Reads the content of an {@code avcC} box, from its position. */
    public static AvcConfiguration of(ByteBuffer bytes) {
        List<ByteBuffer> units = new ArrayList<>();
        int lengthSize = 4;
        if (bytes.remaining() > 6 && bytes.get(0) == 1) {
            lengthSize = 1 + (bytes.get(4) & 3);
            bytes.position(5);
            readUnits(bytes, bytes.get() & 0x1F, units);
            readUnits(bytes, bytes.hasRemaining() ? bytes.get() & 0xFF : 0, units);
        } else {
            units.addAll(NalUnits.splitAtStartCodes(bytes)); // some writers store the units with start codes
        }
        return new AvcConfiguration(ofType(units, SPS), ofType(units, PPS), lengthSize);
    }

    private static void readUnits(ByteBuffer bytes, int count, List<ByteBuffer> units) {
        for (int i = 0; i < count && bytes.remaining() >= 2; i++) {
            int length = Math.min(Short.toUnsignedInt(bytes.getShort()), bytes.remaining());
            units.addAll(NalUnits.splitAtStartCodes(bytes.slice(bytes.position(), length)));
            bytes.position(bytes.position() + length);
        }
    }

    private static List<ByteBuffer> ofType(List<ByteBuffer> units, int type) {
        return units.stream()
                .filter(unit -> NalUnits.type(unit) == type && unit.remaining() > 1)
                .map(unit -> unit.slice(unit.position() + 1, unit.remaining() - 1))
                .toList();
    }

    /** Returns the first readable sequence parameter set; empty if there is none, as with {@code avc3}. */
    public Optional<SequenceParameterSet> sequence() {
        return sps.stream()
                .flatMap(set -> SequenceParameterSet.read(set).stream())
                .findFirst();
    }
}
