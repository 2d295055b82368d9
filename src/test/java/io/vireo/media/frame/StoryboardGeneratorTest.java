package io.vireo.media.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.Samples;
import io.vireo.media.frame.ThumbnailGenerator.FramesUnavailableException;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryboardGeneratorTest {
    private static final Duration LONG = Duration.ofMinutes(1);
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
