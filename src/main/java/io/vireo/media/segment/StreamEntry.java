package io.vireo.media.segment;

import io.vireo.media.mp4.CodecString;
import io.vireo.media.mp4.SampleEntry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sample entry of a stream: that of the file, brought to the form that browsers accept.
 *
 * @param bytes the box
 * @param codec in the form of RFC 6381
 */
public record StreamEntry(ByteBuffer bytes, String codec) {
    /** What browsers play in segments, if they have the codec. */
    private static final Pattern PLAYABLE = Pattern.compile("(avc1|hvc1|av01)\\..*|vp09\\.[0-9]{2}\\.[0-9]{2}\\..*");

    private static final int TYPE = 4;
    private static final int DATA_REFERENCE = 14;
    private static final int CHANNELS = 24;
    private static final int SAMPLE_BITS = 26;
    private static final int SAMPLE_RATE = 32;
    private static final int VERSION_2_RATE = 40;
    private static final int VERSION_2_CHANNELS = 48;
    private static final int HVC1 = 0x68766331;
    private static final int VPCC = 0x76706343;
    /** The level in a {@code vpcC} box. */
    private static final int VPCC_LEVEL = 13;
    /** The level in {@code vp09.00.20.08}. */
    private static final int VP9_LEVEL_AT = 8;

    /** @throws UnsegmentableException if browsers do not play the codec in segments */
    static StreamEntry video(SampleEntry entry) {
        ByteBuffer bytes = copy(entry);
        String codec = CodecString.of(entry);
        if (entry.type().equals("hev1")
                && entry.box("hvcC").filter(StreamEntry::hasParameterSets).isPresent()) {
            // Apple's players accept hvc1 only
            bytes.putInt(TYPE, HVC1);
            codec = codec.replace("hev1", "hvc1");
        }
        if (!PLAYABLE.matcher(codec).matches()) {
            throw new UnsegmentableException("the codec " + codec);
        }
        if (codec.startsWith("vp09.")) {
            // that of the codec, which is derived if the file has none: players read this one too
            setVp9Level(bytes, Integer.parseInt(codec.substring(VP9_LEVEL_AT, VP9_LEVEL_AT + 2)));
        }
        return new StreamEntry(bytes, codec);
    }

    private static void setVp9Level(ByteBuffer entry, int level) {
        int size;
        for (int at = SampleEntry.VISUAL_HEADER; at + 8 <= entry.limit(); at += size) {
            size = entry.getInt(at);
            if (size < 8 || size > entry.limit() - at) {
                return;
            }
            if (entry.getInt(at + TYPE) == VPCC && size > VPCC_LEVEL && entry.get(at + VPCC_LEVEL) == 0) {
                entry.put(at + VPCC_LEVEL, (byte) level);
            }
        }
    }

    /** Returns whether an {@code hvcC} box contains all parameter sets (ISO/IEC 14496-15, 8.3.3.1). */
    public static boolean hasParameterSets(ByteBuffer hvcC) {
        List<Integer> types =
                HevcUnit.of(hvcC).stream().map(HevcUnit::type).distinct().toList();
        return types.containsAll(List.of(HevcUnit.VIDEO_SET, HevcUnit.SEQUENCE_SET, HevcUnit.PICTURE_SET));
    }

    /** Returns an entry of version 0, also for QuickTime's versions 1 and 2, whose configuration is in another place. */
    public static StreamEntry audio(SampleEntry entry) {
        String codec = CodecString.of(entry);
        if (entry.version() == 0) {
            return new StreamEntry(copy(entry), codec);
        }
        String type = entry.type().equals("Opus") ? "dOps" : entry.type().equals("fLaC") ? "dfLa" : "esds";
        ByteBuffer configuration = entry.box(type).orElseThrow(() -> new UnsegmentableException("no " + type));
        ByteBuffer source = entry.bytes();
        boolean isVersion2 = entry.version() == 2 && source.limit() >= VERSION_2_CHANNELS + 4;
        double rate = isVersion2 ? source.getDouble(VERSION_2_RATE) : 0;
        int channels = isVersion2 ? source.getInt(VERSION_2_CHANNELS) : source.getShort(CHANNELS);
        BoxWriter out = new BoxWriter();
        out.open(entry.type())
                .zeros(6)
                .u16(1)
                .zeros(8)
                .u16(channels)
                .u16(isVersion2 ? 16 : source.getShort(SAMPLE_BITS))
                .zeros(4)
                .u32(isVersion2 ? (rate >= 1 && rate < 65_536 ? (long) rate << 16 : 0) : source.getInt(SAMPLE_RATE))
                .open(type)
                .bytes(configuration)
                .close()
                .close();
        return new StreamEntry(ByteBuffer.wrap(out.toByteArray()), codec);
    }

    private static ByteBuffer copy(SampleEntry entry) {
        ByteBuffer bytes = ByteBuffer.allocate(entry.bytes().limit())
                .put(entry.bytes().duplicate().rewind())
                .flip();
        return bytes.putShort(DATA_REFERENCE, (short) 1);
    }
}
