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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thumbnails and choices show what players show. The pictures of {@code one-group} are red, then green, then blue. */
class ShownFramesTest {
    private static final int SECOND = 10_240;
    /** The media time of the first frame. */
    private static final int FIRST = 2048;

    private static Thumbnails thumbnails;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        FrameSettings settings = FrameWorkersTest.settings(Duration.ofMinutes(1), Duration.ofMinutes(1), 1000);
        thumbnails = new Thumbnails(settings, new FrameWorkers(settings, WorkerCommand.ofThisJava(256)));
    }

    @AfterAll
    static void end() {
        thumbnails.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-group.mp4", "open-groups.mp4"})
    void shouldNeverShowAFrameBeforeTheCut(String sample) throws IOException {
        assertColours(BoxEditor.of(sample).edits(3000, FIRST + SECOND, 1), "GB");
        assertColours(BoxEditor.of(sample).edits(700, -1, 1, 2000, FIRST + 2 * SECOND, 1), "B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-group.mp4", "open-groups.mp4"})
    void shouldNeverShowAFrameBehindTheCut(String sample) throws IOException {
        assertColours(BoxEditor.of(sample).edits(1000, FIRST, 1), "R");
        assertColours(BoxEditor.of(sample).edits(1000, FIRST + SECOND, 1), "G");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-group.mp4", "open-groups.mp4"})
    void shouldShowOnlyTheSegmentsOfAnEditList(String sample) throws IOException {
        assertColours(BoxEditor.of(sample).edits(500, FIRST + 2 * SECOND, 1, 500, FIRST, 1), "RB");
        assertColours(BoxEditor.of(sample).edits(500, FIRST + SECOND, 0), "G");
    }

    @Test
    void shouldHideFramesOfFragments() throws IOException {
        assertColours(BoxEditor.of("one-group-fragmented.mp4").put("elst", 12, FIRST + SECOND), "GB");
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
    void shouldMirrorAndTurn(double a, double b, double c, double d, String colours) throws IOException {
        assertThat(quadrants(picture(BoxEditor.of("baseline.mp4").matrix("tkhd", a, b, c, d))))
                .isEqualTo(colours);
        assertThat(quadrants(picture(BoxEditor.of("baseline.mp4").matrix("mvhd", a, b, c, d))))
                .isEqualTo(colours);
    }

    @Test
    void shouldShowTheEnabledTrack() throws IOException {
        byte[] file = Samples.bytes("two-tracks.mp4");
        BoxEditor second = BoxEditor.of("two-tracks.mp4");
        second.put("tkhd", 0, 0);
        int other = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("tkhd");
        ByteBuffer.wrap(second.bytes()).putInt(other + 4, 1);
        assertThat(quadrants(picture(second))).isEqualTo("RGBW");
    }

    @Test
    void shouldDecodeUnitsWithStartCodes() throws IOException {
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

    /** High 10 and High 4:2:2 of 8 bits and 4:2:0 are like High. */
    @ParameterizedTest
    @ValueSource(ints = {110, 122})
    void shouldDecodeLargerProfilesThatCodeLikeHigh(int profile) throws IOException {
        BoxEditor file = BoxEditor.of("high-1080.mp4");
        file.bytes()[file.at("avcC") + 13] = (byte) profile;
        assertThat(quadrants(picture(file))).isEqualTo("RGBW");
    }

    /** The colours of the thumbnail and of the choices, each once, red before green before blue. */
    private void assertColours(BoxEditor file, String colours) throws IOException {
        Path path = file.write(directory);
        VideoMetadata facts = Mp4Inspector.inspect(path);
        assertThat(colours)
                .contains(colour(image(thumbnails.of("abc1234", path, facts).jpeg()), 0.5, 0.5));
        StringBuilder found = new StringBuilder();
        for (byte[] choice : choices(path, facts)) {
            String colour = colour(image(choice), 0.5, 0.5);
            found.append(found.indexOf(colour) < 0 ? colour : "");
        }
        assertThat(found.toString()).isEqualTo(colours);
    }

    private static List<byte[]> choices(Path path, VideoMetadata facts) {
        try {
            return thumbnails.choices("abc1234", path, facts);
        } catch (Thumbnails.FramesUnavailableException e) {
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
