package io.vireo.media.segment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the samples of a media segment as a player does, independent of the code that wrote it. */
public final class FragmentParser {
    /** A sample; times are in units of the timescale of its track. */
    public record Sample(
            int track, long decodeTime, int compositionOffset, long duration, boolean keyframe, byte[] data) {}

    private final byte[] segment;
    private final ByteBuffer bytes;
    private final List<Sample> samples = new ArrayList<>();

    private FragmentParser(byte[] segment) {
        this.segment = segment;
        this.bytes = ByteBuffer.wrap(segment);
    }

    public static List<Sample> samples(byte[] segment) {
        FragmentParser parser = new FragmentParser(segment);
        int moof = parser.bytes.getInt(0);
        if (!parser.type(0).equals("moof") || !parser.type(moof).equals("mdat")) {
            throw new IllegalArgumentException("No segment");
        }
        if (moof + parser.bytes.getInt(moof) != segment.length) {
            throw new IllegalArgumentException("The mdat box does not end with the segment");
        }
        for (int at = 8; at < moof; at += parser.bytes.getInt(at)) {
            if (parser.type(at).equals("traf")) {
                parser.track(at);
            }
        }
        return parser.samples;
    }

    private String type(int box) {
        return new String(segment, box + 4, 4, StandardCharsets.US_ASCII);
    }

    private void track(int traf) {
        int track = 0;
        int defaultDuration = 0;
        int defaultFlags = 0;
        long time = -1;
        for (int at = traf + 8; at < traf + bytes.getInt(traf); at += bytes.getInt(at)) {
            switch (type(at)) {
                case "tfhd" -> {
                    if (bytes.getInt(at + 8) != 0x020028) {
                        throw new IllegalArgumentException("Other flags of tfhd");
                    }
                    track = bytes.getInt(at + 12);
                    defaultDuration = bytes.getInt(at + 16);
                    defaultFlags = bytes.getInt(at + 20);
                }
                case "tfdt" -> time = bytes.getLong(at + 12);
                case "trun" -> time = run(at, track, defaultDuration, defaultFlags, time);
                default -> throw new IllegalArgumentException(type(at));
            }
        }
    }

    private long run(int trun, int track, int defaultDuration, int defaultFlags, long start) {
        int flags = bytes.getInt(trun + 8);
        int count = bytes.getInt(trun + 12);
        int data = bytes.getInt(trun + 16);
        int at = trun + 20;
        int firstFlags = defaultFlags;
        if ((flags & 4) != 0) {
            firstFlags = bytes.getInt(at);
            at += 4;
        }
        long time = start;
        for (int i = 0; i < count; i++) {
            long duration = Integer.toUnsignedLong(defaultDuration);
            if ((flags & 0x100) != 0) {
                duration = Integer.toUnsignedLong(bytes.getInt(at));
                at += 4;
            }
            int size = bytes.getInt(at);
            at += 4;
            int composition = 0;
            if ((flags & 0x800) != 0) {
                composition = bytes.getInt(at);
                at += 4;
            }
            int sampleFlags = i == 0 ? firstFlags : defaultFlags;
            byte[] sample = Arrays.copyOfRange(segment, data, data + size);
            samples.add(new Sample(track, time, composition, duration, (sampleFlags & 0x10000) == 0, sample));
            time += duration;
            data += size;
        }
        if (at != trun + bytes.getInt(trun)) {
            throw new IllegalArgumentException("The trun box has another size");
        }
        return time;
    }
}
