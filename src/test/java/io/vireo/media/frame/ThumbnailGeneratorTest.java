package io.vireo.media.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.vireo.Mutations;
import io.vireo.Samples;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of an image are those of its quadrants: top left, top right, bottom left, bottom right. */
@Tag("slow")
class ThumbnailGeneratorTest {
    private static final String UPRIGHT = "RGBW";
    private static final Duration LONG_TIMEOUT = Duration.ofMinutes(1);
    private static ThumbnailGenerator thumbnails;

    @BeforeAll
    static void start() {
        thumbnails = with(WorkerCommand.ofThisJava(256), LONG_TIMEOUT);
    }

    @AfterAll
    static void end() {
        thumbnails.close();
    }

    @ParameterizedTest
    @CsvSource({
        "baseline.mp4,320,240,RGBW",
        "moov-last.mp4,320,240,RGBW",
        "movie.mov,320,240,RGBW",
        "aac-audio.mp4,320,240,RGBW",
        "mp3-audio.mp4,320,240,RGBW",
        "fragmented.mp4,320,240,RGBW",
        "fragmented-audio.mp4,320,240,RGBW",
        "high-1080.mp4,1280,720,RGBW",
        "turned-90.mp4,240,320,BRWG",
        "turned-180.mp4,320,240,WBGR",
        "turned-270.mp4,240,320,GWRB",
    })
    void shouldRenderAFrameAsPlayersDo(String name, int width, int height, String colours) throws IOException {
        BufferedImage image = image(thumbnails, Samples.path(name));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertThat(colours(image)).isEqualTo(colours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline.mp4", "bt709-hd.mp4", "bt709-sd.mp4", "untold-hd.mp4"})
    void shouldReproduceTheCodedColours(String name) throws IOException {
        BufferedImage image = image(thumbnails, Samples.path(name));
        assertColour(image, 0.25, 0.4, Color.RED);
        assertColour(image, 0.75, 0.4, Color.GREEN);
        assertColour(image, 0.25, 0.9, Color.BLUE);
        assertColour(image, 0.75, 0.9, Color.WHITE);
    }

    @Test
    void shouldConvertFullRangeVideos() throws IOException {
        BufferedImage image = image(thumbnails, Samples.path("full-range.mp4"));
        assertColour(image, 0.5, 0.25, new Color(0x303030));
        assertColour(image, 0.5, 0.75, new Color(0xD0D0D0));
    }

    /** The tolerance is below the error of a wrong matrix (20) and of a wrong range (11). */
    private static void assertColour(BufferedImage image, double x, double y, Color expected) {
        Color colour = new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)));
        assertThat(colour.getRed()).as("red of %s", colour).isCloseTo(expected.getRed(), within(8));
        assertThat(colour.getGreen()).as("green of %s", colour).isCloseTo(expected.getGreen(), within(8));
        assertThat(colour.getBlue()).as("blue of %s", colour).isCloseTo(expected.getBlue(), within(8));
    }

    @Test
    void shouldSpreadFramesOverTheVideo() throws Exception {
        Path video = Samples.path("black-first.mp4");
        List<byte[]> frames = thumbnails.choices("abc1234", video, Mp4Inspector.inspect(video));
        assertThat(frames).hasSizeGreaterThanOrEqualTo(4);
        assertThat(colour(image(frames.get(0)), 0.25, 0.25)).isEqualTo('?'); // black
        assertThat(colours(image(frames.get(frames.size() - 1)))).isEqualTo(UPRIGHT);
    }

    @Test
    void shouldScaleNonSquarePixelsWithoutEnlarging() throws IOException {
        BufferedImage image = image(thumbnails, Samples.path("wide-pixels.mp4"));
        assertThat(image.getWidth()).isEqualTo(240);
        assertThat(image.getHeight()).isEqualTo(180);
        assertThat(colours(image)).isEqualTo(UPRIGHT);
    }

    /** A video of 1080 lines has 1088 coded lines: without cropping, the last lines repeat and the border between the colours moves. */
    @Test
    void shouldCropToTheDisplaySize() throws IOException {
        BufferedImage image = image(thumbnails, Samples.path("high-1080.mp4"));
        assertThat(colour(image, 0.25, 0.497)).isEqualTo('R');
        assertThat(colour(image, 0.25, 0.503)).isEqualTo('B');
        assertThat(colour(image, 0.25, 0.999)).isEqualTo('B');
    }

    @ParameterizedTest
    @ValueSource(strings = {"black-first.mp4", "black-keyframe.mp4"})
    void shouldNotSelectABlackFrame(String name) throws IOException {
        assertThat(colours(image(thumbnails, Samples.path(name)))).isEqualTo(UPRIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hevc.mp4", "av1.mp4", "vp9.mp4", "high10.mp4", "yuv422.mp4"})
    void shouldReturnAPlaceholderForUndecodableVideos(String name) throws IOException {
        assertPlaceholder(image(thumbnails, Samples.path(name)));
    }

    @Test
    void shouldReturnAPlaceholderWithTheAspectRatioOfTheVideo() throws IOException {
        BufferedImage image = image(thumbnails, Path.of("none"), new VideoMetadata(0, 1080, 1920, 90, false, "hvc1"));
        assertThat(image.getWidth()).isEqualTo(720);
        assertThat(image.getHeight()).isEqualTo(1280);
        assertPlaceholder(image);
        assertThat(image(thumbnails, Path.of("none"), new VideoMetadata(0, 65535, 1, 0, false, "hvc1"))
                        .getHeight())
                .isEqualTo(1);
    }

    @Test
    void shouldNotReportUndecodableVideosAsTemporaryFailures() throws Exception {
        Path video = Samples.path("high10.mp4");
        VideoMetadata metadata = Mp4Inspector.inspect(video);
        assertThat(thumbnails.of("abc1234", video, metadata).temporary()).isFalse();
        assertThat(thumbnails.choices("abc1234", video, metadata)).isEmpty();
        assertThat(thumbnails
                        .of("abc1234", Path.of("none"), new VideoMetadata(0, 320, 240, 0, false, "hvc1"))
                        .temporary())
                .isFalse();
    }

    @Test
    void shouldReturnATemporaryPlaceholderIfNoWorkerStarts() throws IOException {
        ThumbnailGenerator withoutWorkers = with(new WorkerCommand(Path.of("/nowhere/bin/java"), 64), LONG_TIMEOUT);
        Path video = Samples.path("baseline.mp4");
        VideoMetadata metadata = Mp4Inspector.inspect(video);
        ThumbnailGenerator.Thumbnail thumbnail = withoutWorkers.of("abc1234", video, metadata);
        assertPlaceholder(image(thumbnail.jpeg()));
        assertThat(thumbnail.temporary()).isTrue();
        assertThatExceptionOfType(ThumbnailGenerator.FramesUnavailableException.class)
                .isThrownBy(() -> withoutWorkers.choices("abc1234", video, metadata));
        withoutWorkers.close();
    }

    @Test
    void shouldReturnAnImageForDamagedFiles(@TempDir Path directory) throws IOException {
        ThumbnailGenerator withShortTimeout = with(WorkerCommand.ofThisJava(128), Duration.ofSeconds(2));
        for (long seed = 0; seed < 60; seed++) {
            Path file = Files.write(directory.resolve("damaged.mp4"), Mutations.of(seed));
            VideoMetadata metadata = new VideoMetadata(0, 320, 240, 0, false, "avc1");
            assertThat(image(withShortTimeout, file, metadata))
                    .as("seed %d", seed)
                    .isNotNull();
        }
        withShortTimeout.close();
    }

    private static ThumbnailGenerator with(WorkerCommand command, Duration timeout) {
        FrameSettings settings = FrameWorkerPoolTest.settings(timeout, Duration.ofMinutes(1), 1000);
        return new ThumbnailGenerator(settings, new FrameWorkerPool(settings, command));
    }

    private static BufferedImage image(ThumbnailGenerator source, Path video) throws IOException {
        return image(source, video, Mp4Inspector.inspect(video));
    }

    private static BufferedImage image(ThumbnailGenerator source, Path video, VideoMetadata metadata)
            throws IOException {
        return image(source.of("abc1234", video, metadata).jpeg());
    }

    private static BufferedImage image(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static void assertPlaceholder(BufferedImage image) {
        Color corner = new Color(image.getRGB(2, 2));
        Color middle = new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
        assertThat(corner.getBlue()).isBetween(30, 60);
        assertThat(middle.getBlue()).isBetween(140, 180);
    }

    private static String colours(BufferedImage image) {
        return "" + colour(image, 0.25, 0.25) + colour(image, 0.75, 0.25) + colour(image, 0.25, 0.75)
                + colour(image, 0.75, 0.75);
    }

    private static char colour(BufferedImage image, double x, double y) {
        Color colour = new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)));
        boolean red = colour.getRed() > 150;
        boolean green = colour.getGreen() > 150;
        boolean blue = colour.getBlue() > 150;
        if (red && green && blue) {
            return 'W';
        }
        return red && !green && !blue ? 'R' : green && !red && !blue ? 'G' : blue && !red && !green ? 'B' : '?';
    }
}
