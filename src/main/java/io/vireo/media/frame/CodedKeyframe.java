package io.vireo.media.frame;

import io.vireo.media.mp4.AvcConfiguration;
import io.vireo.media.mp4.ColourBox;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to decode one keyframe of an H.264 video, so that a worker does not read the sample tables.
 *
 * @param offset its file position as declared by the file, which may be invalid
 * @param size in bytes
 * @param colours the color description of the container; null if missing
 */
record CodedKeyframe(
        long offset,
        int size,
        AvcConfiguration configuration,
        @Nullable ColourBox colours) {
    void writeTo(DataOutputStream out) throws IOException {
        out.writeLong(offset);
        out.writeInt(size);
        out.writeInt(configuration.lengthSize());
        writeUnits(configuration.sps(), out);
        writeUnits(configuration.pps(), out);
        out.writeBoolean(colours != null);
        if (colours != null) {
            out.writeInt(colours.matrix());
            out.writeBoolean(colours.full());
        }
    }

    static CodedKeyframe readFrom(DataInputStream in) throws IOException {
        long offset = in.readLong();
        int size = in.readInt();
        int lengthSize = in.readInt();
        AvcConfiguration configuration = new AvcConfiguration(readUnits(in), readUnits(in), lengthSize);
        return new CodedKeyframe(
                offset, size, configuration, in.readBoolean() ? new ColourBox(in.readInt(), in.readBoolean()) : null);
    }

    private static void writeUnits(List<ByteBuffer> units, DataOutputStream out) throws IOException {
        out.writeInt(units.size());
        for (ByteBuffer unit : units) {
            byte[] bytes = new byte[unit.remaining()];
            unit.duplicate().get(bytes);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static List<ByteBuffer> readUnits(DataInputStream in) throws IOException {
        List<ByteBuffer> units = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            units.add(ByteBuffer.wrap(in.readNBytes(in.readInt())));
        }
        return units;
    }
}
