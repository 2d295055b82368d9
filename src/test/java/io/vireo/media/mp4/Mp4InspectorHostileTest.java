package io.vireo.media.mp4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import io.vireo.Mutations;
import io.vireo.Samples;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeouts only guard against endless loops; they do not assert speed. */
@Tag("slow")
class Mp4InspectorHostileTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final long MAX_ALLOCATED_BYTES = 16 << 20;

    @TempDir
    Path directory;

    @Test
    void shouldReadOrRejectDamagedFiles() {
        int rejected = 0;
        for (long seed = 0; seed < 2000; seed++) {
            rejected += rejects(seed) ? 1 : 0;
        }
        assertThat(rejected).isBetween(200, 1800);
    }

    private boolean rejects(long seed) {
        return assertTimeoutPreemptively(
                TIMEOUT,
                () -> {
                    Path file = Files.write(directory.resolve("damaged.mp4"), Mutations.of(seed));
                    long before = allocatedBytes();
                    try {
                        VideoMetadata metadata = Mp4Inspector.inspect(file);
                        assertThat(metadata.width()).isPositive();
                        assertThat(metadata.height()).isPositive();
                        assertThat(metadata.durationMillis()).isNotNegative();
                        return false;
                    } catch (InvalidMp4Exception e) {
                        return true;
                    } finally {
                        assertThat(allocatedBytes() - before).isLessThan(MAX_ALLOCATED_BYTES);
                    }
                },
                () -> "seed " + seed);
    }

    @Test
    void shouldReadOrRejectSamplesOfDamagedFiles() {
        int found = 0;
        for (long seed = 0; seed < 2000; seed++) {
            found += hasFrames(seed) ? 1 : 0;
        }
        assertThat(found).isBetween(200, 1800);
    }

    private boolean hasFrames(long seed) {
        return assertTimeoutPreemptively(
                TIMEOUT,
                () -> {
                    Path file = Files.write(directory.resolve("damaged.mp4"), Mutations.of(seed));
                    try (FileChannel channel = FileChannel.open(file)) {
                        AvcTrack track = AvcTrack.find(channel).orElse(null);
                        SampleIndex samples = track == null ? null : track.samples();
                        for (int part = 0; samples != null && part < 100 && samples.shownAt(0) >= 0; part++) {
                            int sample = samples.shownAt(part / 100.0);
                            assertThat(samples.isShown(sample)).isTrue();
                            assertThat(samples.keyframeFor(sample)).isBetween(0, sample);
                        }
                        return samples != null;
                    } catch (InvalidMp4Exception e) {
                        return false;
                    }
                },
                () -> "seed " + seed);
    }

    @Test
    void shouldLimitTheNumberOfBoxes() throws IOException {
        ByteBuffer boxes = ByteBuffer.allocate(8 << 20);
        while (boxes.hasRemaining()) {
            boxes.putInt(8).putInt(0x66726565);
        }
        Path file = directory.resolve("boxes.mp4");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 8; i++) {
                channel.write(boxes.rewind());
            }
        }
        assertTimeoutPreemptively(
                TIMEOUT,
                () -> assertThatExceptionOfType(InvalidMp4Exception.class)
                        .isThrownBy(() -> Mp4Inspector.inspect(file))
                        .withMessage("too many boxes"));
    }

    /** The file is sparse and has a table of a hundred million entries. */
    @Test
    void shouldLimitTheNumberOfSamples() throws IOException {
        ByteBuffer start = ByteBuffer.wrap(Samples.bytes("moov-last.mp4"));
        long tables = 400_000_000L;
        int stsz = indexOf(start.array(), "stsz") - 4;
        for (String parent : new String[] {"moov", "trak", "mdia", "minf", "stbl", "stsz"}) {
            int at = indexOf(start.array(), parent) - 4;
            start.putInt(at, (int) (stsz - at + tables + 20));
        }
        start.putInt(stsz + 16, (int) (tables / 4));
        Path file = Files.write(directory.resolve("tables.mp4"), start.array());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), stsz + tables + 19);
        }
        assertTimeoutPreemptively(
                TIMEOUT,
                () -> assertThatExceptionOfType(InvalidMp4Exception.class)
                        .isThrownBy(() -> Mp4Inspector.inspect(file))
                        .withMessage("too many samples"));
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static int indexOf(byte[] file, String type) {
        return new String(file, ISO_8859_1).indexOf(type);
    }
}
