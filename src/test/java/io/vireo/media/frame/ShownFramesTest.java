package io.vireo.media.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.BoxEditor;
import io.vireo.Samples;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/** Thumbnails and choices use only frames that players show. The frames of {@code one-group} are red, then green, then blue. */
@Tag("slow")
class ShownFramesTest {
    private static final int SECOND = 10_240;
    /** The media time of the first frame. */
    private static final int FIRST_FRAME = 2048;

    private static ThumbnailGenerator thumbnails;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        FrameSettings settings = FrameWorkerPoolTest.settings(Duration.ofMinutes(1), Duration.ofMinutes(1), 1000);
        thumbnails = new ThumbnailGenerator(settings, new FrameWorkerPool(settings, WorkerCommand.ofThisJava(256)));
    }

    @AfterAll
    static void end() {
        thumbnails.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-group.mp4", "open-groups.mp4"})
    void shouldNeverUseAFrameBeforeTheEdit(String sample) throws IOException {
        assertColours(BoxEditor.of(sample).edits(3000, FIRST_FRAME + SECOND, 1), "GB");
        assertColours(BoxEditor.of(sample).edits(700, -1, 1, 2000, FIRST_FRAME + 2 * SECOND, 1), "B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-group.mp4", "open-groups.mp4"})
    void shouldNeverUseAFrameAfterTheEdit(String sample) throws IOException {
        assertColours(BoxEditor.of(sample).edits(1000, FIRST_FRAME, 1), "R");
        assertColours(BoxEditor.of(sample).edits(1000, FIRST_FRAME + SECOND, 1), "G");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-group.mp4", "open-groups.mp4"})
    void shouldUseOnlyTheSegmentsOfAnEditList(String sample) throws IOException {
        assertColours(BoxEditor.of(sample).edits(500, FIRST_FRAME + 2 * SECOND, 1, 500, FIRST_FRAME, 1), "RB");
        assertColours(BoxEditor.of(sample).edits(500, FIRST_FRAME + SECOND, 0), "G");
    }

    @Test
    void shouldApplyEditListsToFragments() throws IOException {
        assertColours(BoxEditor.of("one-group-fragmented.mp4").put("elst", 12, FIRST_FRAME + SECOND), "GB");
    }

    @ParameterizedTest
    @CsvSource({
        "-1,0,0,1,GRWB",
        "1,0,0,-1,BWRG",
        "0,1,1,0,RBGW",
        "0,-1,-1,0,WGBR",
        "0,1,-1,0,BRWG",
        "-1,0,0,-1,WBGR",
    })
    void shouldMirrorAndRotate(double a, double b, double c, double d, String colours) throws IOException {
        assertThat(quadrants(picture(BoxEditor.of("baseline.mp4").matrix("tkhd", a, b, c, d))))
                .isEqualTo(colours);
        assertThat(quadrants(picture(BoxEditor.of("baseline.mp4").matrix("mvhd", a, b, c, d))))
                .isEqualTo(colours);
    }

    @Test
    void shouldUseTheEnabledTrack() throws IOException {
        byte[] file = Samples.bytes("two-tracks.mp4");
        BoxEditor second = BoxEditor.of("two-tracks.mp4");
        second.put("tkhd", 0, 0);
        int other = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("tkhd");
        ByteBuffer.wrap(second.bytes()).putInt(other + 4, 1);
        assertThat(quadrants(picture(second))).isEqualTo("RGBW");
    }

    @Test
    void shouldDecodeNalUnitsWithStartCodes() throws IOException {
        ByteBuffer data = ByteBuffer.wrap(Samples.bytes("baseline.mp4"));
        BoxEditor file = BoxEditor.of("baseline.mp4");
        int at = file.at("mdat") + 4;
        List<Integer> units = new ArrayList<>();
        while (at + 4 < data.limit()) {
            units.add(at);
            at += 4 + data.getInt(at);
        }
        for (int unit : units) {
            ByteBuffer.wrap(file.bytes()).putInt(unit, 1);
        }
        assertThat(quadrants(picture(file))).isEqualTo("RGBW");
    }

    /** High 10 and High 4:2:2 with 8-bit 4:2:0 samples are coded like High. */
    @ParameterizedTest
    @ValueSource(ints = {110, 122})
    void shouldDecodeHigherProfilesThatAreCodedLikeHigh(int profile) throws IOException {
        BoxEditor file = BoxEditor.of("high-1080.mp4");
        file.bytes()[file.at("avcC") + 13] = (byte) profile;
        assertThat(quadrants(picture(file))).isEqualTo("RGBW");
    }

    /** Asserts the colours of the choices, each once, in order of appearance; the thumbnail must have one of them. */
    private void assertColours(BoxEditor file, String colours) throws IOException {
        Path path = file.write(directory);
        VideoMetadata metadata = Mp4Inspector.inspect(path);
        assertThat(colours)
                .contains(colour(image(thumbnails.of("abc1234", path, metadata).jpeg()), 0.5, 0.5));
        StringBuilder actual = new StringBuilder();
        for (byte[] choice : choices(path, metadata)) {
            String colour = colour(image(choice), 0.5, 0.5);
            actual.append(actual.indexOf(colour) < 0 ? colour : "");
        }
        assertThat(actual.toString()).isEqualTo(colours);
    }

    private static List<byte[]> choices(Path path, VideoMetadata metadata) {
        try {
            return thumbnails.choices("abc1234", path, metadata);
        } catch (ThumbnailGenerator.FramesUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    private BufferedImage picture(BoxEditor file) throws IOException {
        Path path = file.write(directory);
        return image(thumbnails.of("abc1234", path, Mp4Inspector.inspect(path)).jpeg());
    }

    private static BufferedImage image(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static String quadrants(BufferedImage image) {
        return colour(image, 0.25, 0.25)
                + colour(image, 0.75, 0.25)
                + colour(image, 0.25, 0.75)
                + colour(image, 0.75, 0.75);
    }

    private static String colour(BufferedImage image, double x, double y) {
        Color colour = new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)));
        boolean red = colour.getRed() > 150;
        boolean green = colour.getGreen() > 150;
        boolean blue = colour.getBlue() > 150;
        if (red && green && blue) {
            return "W";
        }
        return red && !green && !blue ? "R" : green && !red && !blue ? "G" : blue && !red && !green ? "B" : "?";
    }
}
