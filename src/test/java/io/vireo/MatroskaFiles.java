package io.vireo;

import io.vireo.media.mp4.MediaTrack;
import io.vireo.media.mp4.SampleReader;
import io.vireo.media.mp4.StreamSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds Matroska files for tests, element by element. */
public final class MatroskaFiles {
    public static final long EBML = 0x1A45DFA3;
    public static final long SEGMENT = 0x18538067;
    public static final long INFO = 0x1549A966;
    public static final long TRACKS = 0x1654AE6B;
    public static final long CLUSTER = 0x1F43B675;
    public static final long CUES = 0x1C53BB6B;

    private MatroskaFiles() {}

    /** A frame of a track, with its time in milliseconds. */
    public record Frame(long time, boolean keyframe, byte[] data) {}

    public static byte[] element(long id, byte[]... contents) {
        byte[] content = joined(contents);
        return joined(idBytes(id), sizeBytes(content.length), content);
    }

    /** Returns an element whose size is declared as unknown. */
    public static byte[] unknownSize(long id, byte[]... contents) {
        return joined(idBytes(id), new byte[] {1, -1, -1, -1, -1, -1, -1, -1}, joined(contents));
    }

    public static byte[] uint(long id, long value) {
        return element(id, ByteBuffer.allocate(8).putLong(value).array());
    }

    public static byte[] real(long id, double value) {
        return element(id, ByteBuffer.allocate(8).putDouble(value).array());
    }

    public static byte[] text(long id, String value) {
        return element(id, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns the head of a file. */
    public static byte[] head(String docType) {
        return element(EBML, text(0x4282, docType));
    }

    /** Returns a track entry; the further elements follow its codec. */
    public static byte[] track(int number, int type, String codec, byte[]... more) {
        return element(0xAE, uint(0xD7, number), uint(0x83, type), text(0x86, codec), joined(more));
    }

    public static byte[] size(int width, int height, byte[]... more) {
        return element(0xE0, uint(0xB0, width), uint(0xBA, height), joined(more));
    }

    /** Returns the content of a block. */
    public static byte[] block(int track, int relativeTime, int flags, byte[]... data) {
        byte[] head = {(byte) (0x80 | track), (byte) (relativeTime >> 8), (byte) relativeTime, (byte) flags};
        return joined(head, joined(data));
    }

    public static byte[] simpleBlock(int track, int relativeTime, boolean keyframe, byte[] data) {
        return element(0xA3, block(track, relativeTime, keyframe ? 0x80 : 0, data));
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static byte[] idBytes(long id) {
        int bytes = (71 - Long.numberOfLeadingZeros(id)) / 8;
        byte[] all = ByteBuffer.allocate(8).putLong(id).array();
        return Arrays.copyOfRange(all, 8 - bytes, 8);
    }

    private static byte[] sizeBytes(long size) {
        byte[] bytes = ByteBuffer.allocate(8).putLong(size).array();
        bytes[0] = 1;
        return bytes;
    }

    /** Returns the content of a box in the sample entry of the video or of the first audio track of a sample file. */
    public static byte[] configuration(String sample, boolean video, String box) {
        try (FileChannel file = FileChannel.open(Samples.path(sample))) {
            StreamSource source = StreamSource.read(file);
            MediaTrack track = video ? source.video() : source.audio().get(0);
            ByteBuffer bytes = track.entry().box(box).orElseThrow();
            byte[] content = new byte[bytes.limit()];
            bytes.get(0, content);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the samples of the video or of the first audio track of a sample file, with presentation times from 0. */
    public static List<Frame> frames(String sample, boolean video) {
        try (FileChannel file = FileChannel.open(Samples.path(sample))) {
            StreamSource source = StreamSource.read(file);
            MediaTrack track = video ? source.video() : source.audio().get(0);
            List<Frame> frames = new ArrayList<>();
            long first = Long.MIN_VALUE;
            for (SampleReader reader = track.samples().open(); reader.next(); ) {
                ByteBuffer data = ByteBuffer.allocate(reader.size());
                file.read(data, reader.offset());
                long time = (reader.decodeTime() + reader.compositionOffset()) * 1000 / track.timescale();
                first = first == Long.MIN_VALUE ? time : first;
                frames.add(new Frame(time - first, reader.isKeyframe(), data.array()));
            }
            return frames;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
