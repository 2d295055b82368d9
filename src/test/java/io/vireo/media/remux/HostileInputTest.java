package io.vireo.media.remux;

import static io.vireo.MatroskaFiles.CLUSTER;
import static io.vireo.MatroskaFiles.SEGMENT;
import static io.vireo.MatroskaFiles.TRACKS;
import static io.vireo.MatroskaFiles.element;
import static io.vireo.MatroskaFiles.head;
import static io.vireo.MatroskaFiles.joined;
import static io.vireo.MatroskaFiles.simpleBlock;
import static io.vireo.MatroskaFiles.size;
import static io.vireo.MatroskaFiles.track;
import static io.vireo.MatroskaFiles.uint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import io.vireo.BoxEditor;
import io.vireo.Mutations;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeouts only guard against endless loops; they do not assert speed. */
@Tag("slow")
class HostileInputTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long MAX_ALLOCATED_BYTES = 24 << 20;
    private static final List<String> MATROSKA = List.of("matroska.mp4", "opus.webm", "aac.mkv");
    private static final List<String> MOVIES = List.of(
            "movie.mov",
            "aac-audio.mov",
            "iphone.mov",
            "fragmented.mp4",
            "fragmented-audio.mp4",
            "one-group-fragmented.mp4");

    @TempDir
    Path directory;

    private Conversion conversion;

    @BeforeEach
    void begin() {
        conversion = new Conversion(directory);
    }

    @Test
    void shouldConvertOrRefuseDamagedMatroskaFiles() {
        int converted = 0;
        for (long seed = 0; seed < 1000; seed++) {
            converted += converts(MATROSKA, seed) ? 1 : 0;
        }
        assertThat(converted).isBetween(100, 900);
        assertThat(conversion.temporaryFiles()).isEmptyDirectory();
    }

    /** A movie that the inspection accepts is never refused, because such movies were accepted before conversions existed. */
    @Test
    void shouldConvertOrKeepDamagedMovies() {
        int converted = 0;
        for (long seed = 0; seed < 1000; seed++) {
            converted += converts(MOVIES, seed) ? 1 : 0;
        }
        assertThat(converted).isBetween(100, 900);
        assertThat(conversion.temporaryFiles()).isEmptyDirectory();
    }

    /** Returns whether a damaged file is converted; false if it is refused or kept. */
    private boolean converts(List<String> samples, long seed) {
        return assertTimeoutPreemptively(
                TIMEOUT,
                () -> {
                    byte[] file = Mutations.of(samples, seed);
                    long before = allocatedBytes();
                    Optional<Path> converted = convert(file, samples == MOVIES);
                    assertThat(allocatedBytes() - before).isLessThan(MAX_ALLOCATED_BYTES);
                    if (converted.isEmpty()) {
                        return false;
                    }
                    assertThat(Mp4Inspector.inspect(converted.get()).width()).isPositive();
                    assertThat(Files.size(converted.get())).isLessThan(4L * file.length + 10_000);
                    Files.delete(converted.get());
                    return true;
                },
                () -> "seed " + seed);
    }

    private Optional<Path> convert(byte[] file, boolean movie) throws IOException {
        try {
            return conversion.convert(file);
        } catch (UnsupportedInputException e) {
            assertThat(movie && isPlayable(file)).isFalse();
            return Optional.empty();
        }
    }

    private boolean isPlayable(byte[] file) throws IOException {
        try {
            return Mp4Inspector.inspect(Files.write(directory.resolve("damaged.mp4"), file))
                            .width()
                    > 0;
        } catch (InvalidMp4Exception e) {
            return false;
        }
    }

    /** A fragment of a few bytes declares 20,000 samples of one byte, all within the file. */
    @Test
    void shouldBoundTheSamplesByTheSizeOfTheFile() throws IOException {
        byte[] movie = joined(
                withSamples(20_000, 1),
                ByteBuffer.allocate(24_000)
                        .putInt(24_000)
                        .put("free".getBytes(StandardCharsets.ISO_8859_1))
                        .array());
        assertTimeoutPreemptively(
                TIMEOUT, () -> assertThat(conversion.convert(movie)).isEmpty());
        assertThat(conversion.temporaryFiles()).isEmptyDirectory();
    }

    /** Samples without data are left out, even if there are 19 million. */
    @Test
    void shouldNotWriteEmptySamples() throws IOException {
        byte[] movie = withSamples(19_000_000, 0);
        Path converted = assertTimeoutPreemptively(TIMEOUT, () -> conversion.convert(movie))
                .orElseThrow();
        assertThat(Files.size(converted)).isLessThan(movie.length);
    }

    private static byte[] withSamples(int count, int size) {
        return BoxEditor.of("fragmented.mp4")
                .content("trun", ByteBuffer.allocate(8).putInt(4, count).array())
                .put("tfhd", 0, 0x2_0000)
                .put("trex", 16, size)
                .bytes();
    }

    @Test
    void shouldBoundTheElements() {
        ByteArrayOutputStream elements = new ByteArrayOutputStream();
        for (int i = 0; i < 2_000_000; i++) {
            elements.write(0xEC);
            elements.write(0x80);
        }
        assertRefused(joined(head("webm"), element(SEGMENT, elements.toByteArray())));
    }

    @Test
    void shouldRejectImpossibleTimes() {
        byte[] vp9 = track(1, 1, "V_VP9", size(320, 240));
        byte[] frame = simpleBlock(1, 0, true, new byte[] {(byte) 0x82, 0x49, (byte) 0x83, 0x42, 0, 0, 0, 0});
        for (long time : new long[] {-1, Long.MAX_VALUE, 4_000_000_000_000L}) {
            byte[] cluster = element(CLUSTER, uint(0xE7, time), frame);
            assertRefused(joined(head("webm"), element(SEGMENT, element(TRACKS, vp9), cluster)));
        }
        assertRefused(joined(head("webm"), element(SEGMENT, element(CLUSTER, frame), element(TRACKS, vp9))));
    }

    private void assertRefused(byte[] file) {
        assertTimeoutPreemptively(
                TIMEOUT,
                () -> assertThatExceptionOfType(UnsupportedInputException.class)
                        .isThrownBy(() -> conversion.convert(file))
                        .withMessage("The Matroska file is damaged or incomplete."));
        assertThat(conversion.temporaryFiles()).isEmptyDirectory();
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
