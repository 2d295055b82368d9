package io.vireo.media.segment;

import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.MediaSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The stream of a video as clients receive it, without a server. */
public final class TestStream {
    private final byte[] video;
    private final byte[] file;
    private final StreamProperties properties;

    private TestStream(byte[] video, byte[] file, StreamProperties properties) {
        this.video = video;
        this.file = file;
        this.properties = properties;
    }

    /** @param directory is used for the staged file */
    public static TestStream of(Path video, Path directory) throws IOException {
        StagingArea stagingArea = new StagingArea(new MediaSettings(directory, 0));
        stagingArea.makeDirectory();
        try (SegmentedVideo segmented = new VideoSegmenter(stagingArea).segment(video, Mp4Inspector.inspect(video))) {
            byte[] file = segmented.indexFile().isPresent()
                    ? Files.readAllBytes(segmented.indexFile().get().path())
                    : new byte[0];
            return new TestStream(Files.readAllBytes(video), file, segmented.properties());
        }
    }

    public StreamProperties properties() {
        return properties;
    }

    /** Returns the length of the segment index file. */
    public int fileLength() {
        return file.length;
    }

    public SegmentIndex index() throws IOException {
        int trailer = file.length - SegmentIndexFormat.TRAILER_BYTES;
        ByteBuffer end =
                ByteBuffer.wrap(file, trailer, SegmentIndexFormat.TRAILER_BYTES).slice();
        int length = SegmentIndexFormat.indexLength(end);
        byte[] bytes = Arrays.copyOfRange(file, trailer - length, trailer);
        return SegmentIndexFormat.read(end, bytes);
    }

    private ByteBuffer head(SegmentIndex.Segment segment) {
        int offset = (int) segment.headOffset();
        return ByteBuffer.wrap(Arrays.copyOfRange(file, offset, offset + segment.headLength()));
    }

    /** Returns the segments with all tracks. */
    public List<byte[]> muxed() throws IOException {
        List<byte[]> segments = new ArrayList<>();
        for (SegmentIndex.Segment segment : index().segments()) {
            segments.add(joined(head(segment), segment.ranges()));
        }
        return segments;
    }

    /** Returns the segments with the video. */
    public List<byte[]> video() throws IOException {
        List<byte[]> segments = new ArrayList<>();
        for (SegmentIndex.Segment segment : index().segments()) {
            SeparatedHead separated = SeparatedHead.video(head(segment), segment.ranges());
            segments.add(joined(separated.head(), separated.pieces()));
        }
        return segments;
    }

    /** Returns the segments with the audio. */
    public List<byte[]> audio() throws IOException {
        List<byte[]> segments = new ArrayList<>();
        for (SegmentIndex.Segment segment : index().segments().subList(0, index().audioSegments())) {
            SeparatedHead separated = SeparatedHead.audio(head(segment), segment.ranges());
            segments.add(joined(separated.head(), separated.pieces()));
        }
        return segments;
    }

    private byte[] joined(ByteBuffer head, List<DataRange> ranges) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Arrays.copyOfRange(head.array(), head.position(), head.limit()));
        ranges.forEach(range -> bytes.write(video, (int) range.offset(), range.length()));
        return bytes.toByteArray();
    }
}
