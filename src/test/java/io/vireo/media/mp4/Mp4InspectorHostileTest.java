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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time limits only guard against hanging. */
class Mp4InspectorHostileTest {
    private static final Duration HANGS = Duration.ofSeconds(20);

    private static final long MUCH = 16 << 20;

    @TempDir
    Path directory;

    @Test
    void shouldGiveFactsOrNotMp4ForDamagedFiles() {
        int refused = 0;
        for (long seed = 0; seed < 2000; seed++) {
            refused += refuses(seed) ? 1 : 0;
        }
        assertThat(refused).isBetween(200, 1800);
    }

    private boolean refuses(long seed) {
        return assertTimeoutPreemptively(
                HANGS,
                () -> {
                    Path file = Files.write(directory.resolve("damaged.mp4"), Mutations.of(seed));
                    long before = allocatedBytes();
                    try {
                        VideoMetadata facts = Mp4Inspector.inspect(file);
                        assertThat(facts.width()).isPositive();
                        assertThat(facts.height()).isPositive();
                        assertThat(facts.durationMillis()).isNotNegative();
                        return false;
                    } catch (InvalidMp4Exception e) {
                        return true;
                    } finally {
                        assertThat(allocatedBytes() - before).isLessThan(MUCH);
                    }
                },
                () -> "seed " + seed);
    }

    @Test
    void shouldNotWalkThroughBoxesForEver() throws IOException {
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
                HANGS,
                () -> assertThatExceptionOfType(InvalidMp4Exception.class)
                        .isThrownBy(() -> Mp4Inspector.inspect(file))
                        .withMessage("too many boxes"));
    }

    /** A sparse file with tables of a hundred million entries in it. */
    @Test
    void shouldNotReadEndlessTables() throws IOException {
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
                HANGS,
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
