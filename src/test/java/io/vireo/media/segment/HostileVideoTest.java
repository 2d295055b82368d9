package io.vireo.media.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import io.vireo.BoxEditor;
import io.vireo.Mutations;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.MediaSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeouts only guard against endless loops; they do not assert speed. */
@Tag("slow")
class HostileVideoTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final long MAX_ALLOCATED_BYTES = 16 << 20;

    @TempDir
    Path directory;

    @Test
    void shouldStreamOrRefuseDamagedVideosThatWereAccepted() {
        int streamed = 0;
        int refused = 0;
        for (long seed = 0; seed < 2000; seed++) {
            StreamFormats formats = formats(seed);
            streamed += formats == StreamFormats.HLS_AND_DASH ? 1 : 0;
            refused += formats == StreamFormats.NONE ? 1 : 0;
        }
        assertThat(streamed).isGreaterThan(200);
        assertThat(refused).isGreaterThan(200);
        assertThat(directory.resolve("incoming")).isEmptyDirectory();
    }

    /** Returns the formats of a damaged video; {@code HLS} if it is rejected before. */
    private StreamFormats formats(long seed) {
        return assertTimeoutPreemptively(
                TIMEOUT,
                () -> {
                    Path file = Files.write(directory.resolve("damaged.mp4"), Mutations.of(seed));
                    try {
                        VideoMetadata metadata = Mp4Inspector.inspect(file);
                        return segment(file, metadata);
                    } catch (InvalidMp4Exception e) {
                        return StreamFormats.HLS;
                    }
                },
                () -> "seed " + seed);
    }

    private StreamFormats segment(Path file, VideoMetadata metadata) {
        StagingArea stagingArea = new StagingArea(new MediaSettings(directory, 0));
        stagingArea.makeDirectory();
        long before = allocatedBytes();
        try (SegmentedVideo video = new VideoSegmenter(stagingArea).segment(file, metadata)) {
            video.indexFile().ifPresent(index -> assertThat(index.size()).isLessThan(200_000));
            return video.properties().formats();
        } finally {
            assertThat(allocatedBytes() - before).isLessThan(MAX_ALLOCATED_BYTES);
        }
    }

    @Test
    void shouldRefuseOverflowingTimes() throws IOException {
        assertThat(edited(BoxEditor.of("moov-last.mp4").put("stts", 12, -1))).isEqualTo(StreamFormats.NONE);
        assertThat(edited(BoxEditor.of("moov-last.mp4").put("stts", 12, 0))).isEqualTo(StreamFormats.NONE);
        assertThat(edited(BoxEditor.of("one-group.mp4").put("ctts", 20, Integer.MIN_VALUE)))
                .isEqualTo(StreamFormats.NONE);
        assertThat(edited(BoxEditor.of("moov-last.mp4").put("mdhd", 12, 0))).isEqualTo(StreamFormats.NONE);
        assertThat(edited(BoxEditor.of("moov-last.mp4").put("mdhd", 12, -1))).isEqualTo(StreamFormats.NONE);
    }

    private StreamFormats edited(BoxEditor editor) throws IOException {
        Path file = editor.write(directory);
        return segment(file, Mp4Inspector.inspect(file));
    }

    /** 19 million samples of one byte, with the keyframes of the original, and all of them keyframes. */
    @Test
    void shouldReadHugeTablesInConstantMemory() throws IOException {
        int samples = 19_000_000;
        for (String sync : List.of("stss", "free")) {
            Path file = BoxEditor.of("moov-last.mp4")
                    .put("stsz", 4, 1)
                    .put("stsz", 8, samples)
                    .put("stsc", 12, samples)
                    .put("stts", 8, samples)
                    .put("stts", 12, 1)
                    .rename("stss", sync)
                    .rename("edts", "free")
                    .write(directory);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(1), 2L * samples);
            }
            VideoMetadata metadata = Mp4Inspector.inspect(file);
            assertTimeoutPreemptively(
                    TIMEOUT, () -> assertThat(segment(file, metadata)).isEqualTo(StreamFormats.NONE));
        }
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
