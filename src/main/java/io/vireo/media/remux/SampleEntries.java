package io.vireo.media.remux;

import io.vireo.media.mp4.SampleEntry;
import io.vireo.media.segment.BoxWriter;
import io.vireo.media.segment.StreamEntry;
import java.nio.ByteBuffer;

/** Writes sample entries (ISO/IEC 14496-12, 8.5.2), and brings those of QuickTime to the form of MP4. */
final class SampleEntries {
    /** Object types of MP3 in an {@code esds} box (ISO/IEC 14496-1, 7.2.6.6): of MPEG-1, and of MPEG-2 with its lower rates. */
    static final int MPEG1_AUDIO = 0x6B;

    static final int MPEG2_AUDIO = 0x69;
    static final int MPEG4_AUDIO = 0x40;

    private static final int QUICKTIME_FIELDS = 16;
    private static final int COLR = 0x636F6C72;
    private static final int NCLC = 0x6E636C63;
    private static final int NCLC_BYTES = 18;
    private static final int SAMPLE_BITS = 16;
    private static final int DEPTH = 24;
    private static final int RESOLUTION = 72 << 16;
    private static final int AUDIO_STREAM = 0x15;
    private static final int MAX_RATE = 0xFFFF;

    private SampleEntries() {}

    /** Copies a visual entry: without the fields that only QuickTime has, with its colours in the form of MP4, and HEVC as {@code hvc1}. */
    static ByteBuffer video(SampleEntry entry) {
        ByteBuffer source = entry.bytes();
        boolean hvc1 = entry.type().equals("hev1")
                && entry.box("hvcC").filter(StreamEntry::hasParameterSets).isPresent();
        int fields = 16 + QUICKTIME_FIELDS;
        BoxWriter out = new BoxWriter();
        out.open(hvc1 ? "hvc1" : entry.type())
                .zeros(6)
                .u16(1)
                .zeros(QUICKTIME_FIELDS)
                .bytes(source.slice(fields, SampleEntry.VISUAL_HEADER - fields));
        for (int at = SampleEntry.VISUAL_HEADER; at + 8 <= source.limit(); ) {
            int size = source.getInt(at);
            if (size < 8 || size > source.limit() - at) {
                break; // QuickTime ends the list with a zero
            }
            boolean nclc = size >= NCLC_BYTES && source.getInt(at + 4) == COLR && source.getInt(at + 8) == NCLC;
            if (nclc) {
                out.open("colr")
                        .text("nclx")
                        .bytes(source.slice(at + 12, 6))
                        .zeros(1)
                        .close();
            } else {
                out.bytes(source.slice(at, size));
            }
            at += size;
        }
        return ByteBuffer.wrap(out.close().toByteArray());
    }

    /** Begins a visual entry, which the caller closes. */
    static BoxWriter openVideo(String type, int width, int height) {
        return new BoxWriter()
                .open(type)
                .zeros(6)
                .u16(1)
                .zeros(16)
                .u16(width)
                .u16(height)
                .u32(RESOLUTION)
                .u32(RESOLUTION)
                .u32(0)
                .u16(1)
                .zeros(32)
                .u16(DEPTH)
                .u16(-1);
    }

    /** Begins an audio entry, which the caller closes. */
    static BoxWriter openAudio(String type, int channels, long rate) {
        return new BoxWriter()
                .open(type)
                .zeros(6)
                .u16(1)
                .zeros(8)
                .u16(channels)
                .u16(SAMPLE_BITS)
                .u32(0)
                .u32(rate > MAX_RATE ? 0 : rate << 16);
    }

    /**
     * Returns an entry {@code mp4a}.
     *
     * @param configuration the decoder-specific information; empty for MP3
     */
    static ByteBuffer mpegAudio(int objectType, int channels, long rate, ByteBuffer configuration) {
        int specific = configuration.hasRemaining() ? 5 + configuration.remaining() : 0;
        BoxWriter out = openAudio("mp4a", channels, rate).open("esds", 0, 0);
        descriptor(out, 3, 3 + 5 + 13 + specific + 6).zeros(3);
        descriptor(out, 4, 13 + specific)
                .bytes(octets(objectType, AUDIO_STREAM))
                .zeros(3 + 4 + 4);
        if (specific > 0) {
            descriptor(out, 5, configuration.remaining()).bytes(configuration);
        }
        descriptor(out, 6, 1).bytes(octets(2));
        return ByteBuffer.wrap(out.close().close().toByteArray());
    }

    /** Writes the header of a descriptor with a length of four bytes (ISO/IEC 14496-1, 8.3.3). */
    private static BoxWriter descriptor(BoxWriter out, int tag, int length) {
        return out.bytes(octets(tag, length >> 21 | 0x80, length >> 14 | 0x80, length >> 7 | 0x80, length & 0x7F));
    }

    /** Returns the low eight bits of the values. */
    static ByteBuffer octets(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.flip();
    }
}
