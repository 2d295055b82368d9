package io.vireo.media.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import io.vireo.Mutations;
import io.vireo.Samples;
import io.vireo.media.frame.ThumbnailGenerator.FramesUnavailableException;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class StoryboardGeneratorTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final long MAX_ALLOCATED_BYTES = 96 << 20;
    private static final Path VIDEO = Samples.path("chapters.mp4");

    private static FrameSettings settings;
    private static FrameWorkerPool workers;
    private static StoryboardGenerator generator;

    @BeforeAll
    static void start() {
        settings = FrameWorkerPoolTest.settings(LONG, LONG, 1000);
        workers = new FrameWorkerPool(settings, WorkerCommand.ofThisJava(128));
        generator = new StoryboardGenerator(workers, settings);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    private static Optional<Storyboard> of(Path video, Duration budget) throws Exception {
        return generator.of("abc1234", video, Mp4Inspector.inspect(video), budget);
    }

    /** The brightness of the sample is its time; the audio is two seconds longer than the video. */
    @Test
    void shouldShowThePictureOfEachTime() throws Exception {
        Storyboard storyboard = of(VIDEO, LONG).orElseThrow();
        BufferedImage sheet = sheet(storyboard);
        assertThat(storyboard.tileWidth()).isEqualTo(160);
        assertThat(storyboard.tileHeight()).isEqualTo(120);
        assertThat(storyboard.durationMillis()).isBetween(25_900L, 26_200L);
        assertThat(storyboard.startsMillis()).hasSize(5).startsWith(0L).isSorted();
        assertThat(sheet.getWidth()).isEqualTo(5 * 160);
        for (int tile = 0; tile < 5; tile++) {
            // keyframes are two seconds apart
            double middle = (tile + 0.5) * storyboard.durationMillis() / 5000;
            double time = Math.min(22, Math.floor(middle / 2) * 2);
            assertThat(grey(sheet, tile)).as("tile %d", tile).isBetween((int) (time * 9.3) - 9, (int) (time * 9.3) + 9);
        }
    }

    private static BufferedImage sheet(Storyboard storyboard) throws IOException {
        assertThat(storyboard.jpeg().length).isLessThan(400_000);
        return ImageIO.read(new ByteArrayInputStream(storyboard.jpeg()));
    }

    private static int grey(BufferedImage sheet, int tile) {
        return new Color(sheet.getRGB(tile * 160 + 80, 60)).getGreen();
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline.mp4", "hevc.mp4", "av1.mp4", "high10.mp4", "one-group.mp4"})
    void shouldMakeNoneOfOtherVideos(String sample) throws Exception {
        assertThat(of(Samples.path(sample), LONG)).isEmpty();
        VideoMetadata real = Mp4Inspector.inspect(Samples.path(sample));
        VideoMetadata longer = new VideoMetadata(60_000, real.width(), real.height(), 0, false, real.codec());
        if (!sample.equals("baseline.mp4")) {
            assertThat(generator.of("abc1234", Samples.path(sample), longer, LONG))
                    .isEmpty();
        }
    }

    /** A worker that hangs is ended after five seconds of CPU time. The timeout only guards against endless loops in this process. */
    @Test
    void shouldMakeOrRefuseStoryboardsOfDamagedVideos(@TempDir Path directory) {
        FrameSettings hasty = FrameWorkerPoolTest.settings(Duration.ofSeconds(5), LONG, 1000);
        FrameWorkerPool pool = new FrameWorkerPool(hasty, WorkerCommand.ofThisJava(128));
        StoryboardGenerator tested = new StoryboardGenerator(pool, hasty);
        int made = 0;
        for (long seed = 0; seed < 300; seed++) {
            long current = seed;
            made += assertTimeoutPreemptively(LONG, () -> isMade(tested, current, directory), () -> "seed " + current)
                    ? 1
                    : 0;
        }
        pool.close();
        assertThat(made).isBetween(100, 290);
    }

    private static boolean isMade(StoryboardGenerator tested, long seed, Path directory) throws Exception {
        Path video = Files.write(directory.resolve("damaged.mp4"), Mutations.of(List.of("chapters.mp4"), seed));
        try {
            VideoMetadata metadata = Mp4Inspector.inspect(video);
            long before = allocatedBytes();
            Optional<Storyboard> storyboard = tested.of("abc1234", video, metadata, LONG);
            assertThat(allocatedBytes() - before).isLessThan(MAX_ALLOCATED_BYTES);
            if (storyboard.isPresent()) {
                sheet(storyboard.get());
                assertThat(storyboard.get().startsMillis()).startsWith(0L).isSorted();
            }
            return storyboard.isPresent();
        } catch (InvalidMp4Exception e) {
            return false;
        }
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void shouldTurnThePictures() throws Exception {
        VideoMetadata turned = new VideoMetadata(26_000, 120, 160, 90, false, "avc1");
        Storyboard storyboard = generator.of("abc1234", VIDEO, turned, LONG).orElseThrow();
        assertThat(storyboard.tileWidth()).isEqualTo(120);
        assertThat(storyboard.tileHeight()).isEqualTo(160);
    }

    /** The first picture is always decoded; four are needed. */
    @Test
    void shouldEndWithTheBudget() throws Exception {
        assertThat(of(VIDEO, Duration.ofNanos(1)))
                .satisfiesAnyOf(
                        found -> assertThat(found).isEmpty(),
                        found -> assertThat(found.orElseThrow().startsMillis()).hasSizeLessThanOrEqualTo(5));
    }

    @Test
    void shouldReportThatNoWorkerCanBeStarted() {
        FrameWorkerPool none = new FrameWorkerPool(settings, new WorkerCommand(Path.of("/does/not/exist"), 64));
        StoryboardGenerator without = new StoryboardGenerator(none, settings);
        assertThatExceptionOfType(FramesUnavailableException.class)
                .isThrownBy(() -> without.of("abc1234", VIDEO, Mp4Inspector.inspect(VIDEO), LONG));
        none.close();
    }

    @Test
    void shouldEndAfterThreeFailuresInARow() throws Exception {
        // a process that ends at once
        FrameWorkerPool failing = new FrameWorkerPool(settings, new WorkerCommand(Path.of("/bin/false"), 64));
        StoryboardGenerator without = new StoryboardGenerator(failing, settings);
        assertThat(without.of("abc1234", VIDEO, Mp4Inspector.inspect(VIDEO), LONG))
                .isEmpty();
        failing.close();
    }
}
