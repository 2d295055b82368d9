package io.vireo.media.segment;

import io.vireo.media.segment.SegmentIndex.BitRates;
import io.vireo.media.segment.SegmentIndex.InitBytes;
import io.vireo.media.segment.SegmentIndex.Picture;
import io.vireo.media.segment.SegmentIndex.Segment;
import io.vireo.media.segment.SegmentIndex.StreamTrack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The format of a segment index file: the heads of all segments, the index, and a trailer of {@link #TRAILER_BYTES} bytes with the length
 * of the index, its checksum, the version of the format and a mark. So a writer needs one pass and a reader two reads. The index has a
 * checksum of each head and of the beginning of the video.
 */
public final class SegmentIndexFormat {
    public static final int TRAILER_BYTES = 16;

    /** The largest index: 20,000 segments. */
    public static final int MAX_INDEX_BYTES = 4 << 20;

    /** Increment it when the format or the rules for segments change: the files of older versions are made again. */
    public static final int VERSION = 2;

    /** The length of the beginning of the video that has a checksum in the index. */
    public static final int CHECKED_VIDEO_BYTES = 64 << 10;

    private static final int MARK = 0x56736567; // "Vseg"

    private SegmentIndexFormat() {}

    /** Returns the checksum of bytes, CRC-32C. */
    public static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate());
        return (int) checksum.getValue();
    }

    /** Returns the index and the trailer. */
    static byte[] write(SegmentIndex index) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(index.videoBytes());
        out.writeInt(index.videoChecksum());
        write(out, index.video());
        write(out, index.audio());
        out.writeInt(index.picture().width());
        out.writeInt(index.picture().height());
        out.writeInt(index.picture().milliFrames());
        write(out, index.muxed());
        for (byte[] init :
                List.of(index.init().muxed(), index.init().video(), index.init().audio())) {
            out.writeInt(init.length);
            out.write(init);
        }
        out.writeInt(index.segments().size());
        for (Segment segment : index.segments()) {
            out.writeInt(segment.headLength());
            out.writeInt(segment.headChecksum());
            out.writeLong(segment.start());
            out.writeLong(segment.audioStart());
            out.writeInt(segment.audioBytes());
            out.writeByte(segment.ranges().size());
            for (DataRange range : segment.ranges()) {
                out.writeLong(range.offset());
                out.writeInt(range.length());
            }
        }
        int length = out.size();
        int checksum = checksum(ByteBuffer.wrap(bytes.toByteArray()));
        out.writeInt(length);
        out.writeInt(checksum);
        out.writeInt(VERSION);
        out.writeInt(MARK);
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, StreamTrack track) throws IOException {
        out.writeUTF(track.codec());
        out.writeLong(track.timescale());
        out.writeLong(track.end());
        write(out, track.rates());
    }

    private static void write(DataOutputStream out, BitRates rates) throws IOException {
        out.writeLong(rates.peak());
        out.writeLong(rates.average());
    }

    /**
     * Returns the length of the index in bytes.
     *
     * @param trailer the last {@link #TRAILER_BYTES} bytes of the file
     * @return negative if the file is damaged or of another version
     */
    public static int indexLength(ByteBuffer trailer) {
        int length = trailer.getInt(0);
        boolean valid =
                trailer.getInt(8) == VERSION && trailer.getInt(12) == MARK && length > 0 && length <= MAX_INDEX_BYTES;
        return valid ? length : -1;
    }

    /**
     * Reads an index.
     *
     * @param trailer the last {@link #TRAILER_BYTES} bytes of the file
     * @throws IOException if it is damaged
     */
    public static SegmentIndex read(ByteBuffer trailer, byte[] index) throws IOException {
        if (checksum(ByteBuffer.wrap(index)) != trailer.getInt(4)) {
            throw new IOException("The segment index does not match its checksum");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(index));
        return new SegmentIndex(
                in.readLong(),
                in.readInt(),
                readTrack(in),
                readTrack(in),
                new Picture(in.readInt(), in.readInt(), in.readInt()),
                readRates(in),
                new InitBytes(readBytes(in), readBytes(in), readBytes(in)),
                readSegments(in));
    }

    private static StreamTrack readTrack(DataInputStream in) throws IOException {
        return new StreamTrack(in.readUTF(), in.readLong(), in.readLong(), readRates(in));
    }

    private static BitRates readRates(DataInputStream in) throws IOException {
        return new BitRates(in.readLong(), in.readLong());
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(Math.min(in.readInt(), MAX_INDEX_BYTES));
    }

    private static List<Segment> readSegments(DataInputStream in) throws IOException {
        int count = Math.min(in.readInt(), CutList.MAX_SEGMENTS);
        List<Segment> segments = new ArrayList<>();
        long offset = 0;
        for (int i = 0; i < count; i++) {
            int headLength = in.readInt();
            int headChecksum = in.readInt();
            long start = in.readLong();
            long audioStart = in.readLong();
            int audioBytes = in.readInt();
            List<DataRange> ranges = new ArrayList<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                ranges.add(new DataRange(in.readLong(), in.readInt()));
            }
            segments.add(
                    new Segment(offset, headLength, headChecksum, start, audioStart, audioBytes, List.copyOf(ranges)));
            offset += headLength;
        }
        return List.copyOf(segments);
    }
}
