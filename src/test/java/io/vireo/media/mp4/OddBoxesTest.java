package io.vireo.media.mp4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.BoxEditor;
import io.vireo.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Irregular boxes that players tolerate prevent neither an upload nor the extraction of frames. */
class OddBoxesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"styp", "sidx", "prft", "emsg", "ssix", "free", "uuid", "pdin"})
    void shouldAcceptLeadingSegmentBoxes(String type) throws IOException {
        byte[] box = ByteBuffer.allocate(16)
                .putInt(16)
                .put(type.getBytes(ISO_8859_1))
                .array();
        assertThat(inspect(BoxEditor.of("fragmented.mp4").before(box)).width()).isEqualTo(320);
    }

    @ParameterizedTest
    @CsvSource({"8", "1", "100000000"})
    void shouldAcceptALastBoxThatExceedsTheFile(int more) throws IOException {
        BoxEditor file = BoxEditor.of("baseline.mp4");
        int size = ByteBuffer.wrap(file.bytes()).getInt(file.at("mdat") - 4);
        assertThat(inspect(file.put("mdat", -8, size + more)).durationMillis()).isEqualTo(2000);
    }

    /** At most an empty box can be missing in that case. */
    @Test
    void shouldAcceptAMoovThatExceedsTheFileByAnEmptyBox() throws IOException {
        BoxEditor file = BoxEditor.of("moov-last.mp4");
        int size = ByteBuffer.wrap(file.bytes()).getInt(file.at("moov") - 4);
        assertThat(inspect(file.put("moov", -8, size + 8)).durationMillis()).isEqualTo(2000);
        file.put("moov", -8, size + 9);
        assertThatExceptionOfType(InvalidMp4Exception.class).isThrownBy(() -> inspect(file));
    }

    @Test
    void shouldAcceptSamplesOutsideOfMdatButWithinTheFile() throws IOException {
        assertThat(inspect(BoxEditor.of("baseline.mp4").rename("mdat", "free")).durationMillis())
                .isEqualTo(2000);
        assertThat(inspect(BoxEditor.of("baseline.mp4").put("mdat", -8, 1000)).durationMillis())
                .isEqualTo(2000);
    }

    @Test
    void shouldAcceptADamagedBoxAfterTheTracks() throws IOException {
        assertThat(inspect(BoxEditor.of("baseline.mp4").put("udta", -8, 1 << 24))
                        .width())
                .isEqualTo(320);
    }

    @Test
    void shouldIgnoreADamagedAudioTrack() throws IOException {
        byte[] file = Samples.bytes("aac-audio.mp4");
        int sound = new String(file, ISO_8859_1).indexOf("soun");
        int table = new String(file, ISO_8859_1).indexOf("stsd", sound);
        ByteBuffer.wrap(file).putInt(table - 4, 3);
        assertThat(Mp4Inspector.inspect(Files.write(directory.resolve("video.mp4"), file))
                        .codec())
                .isEqualTo("avc1");
    }

    @ParameterizedTest
    @CsvSource({
        "'',0,false,no colour type",
        "6E636C78,0,false,a colour type and nothing more",
        "6E636C7800010001,0,false,cut within the matrix",
        "6E636C78000100010001,1,false,as long as nclc",
        "6E636C7800010001000180,1,true,whole",
        "6E636C78000100010006FF000000,6,true,longer than necessary",
        "6E636C63000100010001,1,false,QuickTime",
        "70726F66000000000000,0,false,an ICC profile",
        "3F3F3F3F3F3F3F3F3F3F3F,0,false,unknown",
    })
    void shouldReadTheColourBox(String content, int matrix, boolean full) throws IOException {
        BoxEditor file = BoxEditor.of("moov-last.mp4");
        assertThat(track(file).colours()).isNull();
        file.rename("pasp", "colr").content("colr", HexFormat.of().parseHex(content));
        assertThat(track(file).colours()).isEqualTo(matrix == 0 ? null : new ColourBox(matrix, full));
    }

    @ParameterizedTest
    @CsvSource({"pasp,0,0", "pasp,1,0", "pasp,0,1", "pasp,-1,1", "pasp,1,-1", "clap,0,0", "clap,-1,-1", "colr,7,7"})
    void shouldAcceptInvalidPixelAspectRatios(String type, int first, int second) throws IOException {
        byte[] content = ByteBuffer.allocate(8).putInt(first).putInt(second).array();
        BoxEditor file = BoxEditor.of("moov-last.mp4").content("pasp", content).rename("pasp", type);
        assertThat(inspect(file).width()).isEqualTo(320);
        assertThat(track(file).samples().count()).isEqualTo(20);
        assertThat(inspect(file.content(type, (byte) 1)).width()).isEqualTo(320);
    }

    /** The sizes are those of {@code videoWidth} and {@code videoHeight} in Chromium. */
    @ParameterizedTest
    @CsvSource({
        "640,480,320,240",
        "640,240,640,240",
        "320,480,320,480",
        "160,240,320,480",
        "0,0,320,240",
        "321,240,321,240",
    })
    void shouldComputeTheDisplaySizeAsChromiumDoes(int width, int height, int shownWidth, int shownHeight)
            throws IOException {
        BoxEditor file = BoxEditor.of("baseline.mp4").rename("pasp", "free");
        assertSize(file.put("tkhd", 76, width << 16).put("tkhd", 80, height << 16), shownWidth, shownHeight);
    }

    @Test
    void shouldPreferThePixelAspectRatioToTheTrackSize() throws IOException {
        BoxEditor wide = BoxEditor.of("wide-pixels.mp4").put("tkhd", 76, 160 << 16);
        assertSize(wide, 320, 240);
        assertSize(wide.put("pasp", 0, 1).put("pasp", 4, 2), 160, 480);
        // without a valid pasp box, the aspect ratio of 2:1 in the video stream applies
        assertSize(wide.put("pasp", 4, 0), 320, 240);
    }

    @Test
    void shouldFindParameterSetsAfterStartCodes() throws IOException {
        byte[] file = Samples.bytes("moov-last.mp4");
        int avcC = new String(file, ISO_8859_1).indexOf("avcC");
        int size = ByteBuffer.wrap(file).getInt(avcC - 4) - 8;
        byte[] content = Arrays.copyOfRange(file, avcC + 4, avcC + 4 + size);
        int length = ByteBuffer.wrap(content).getShort(6);
        ByteBuffer coded = ByteBuffer.allocate(size + 4)
                .put(content, 0, 6)
                .putShort((short) (length + 4))
                .putInt(1)
                .put(content, 8, size - 8);
        AvcConfiguration expected = track(BoxEditor.of("moov-last.mp4")).configuration();
        assertThat(track(BoxEditor.of("moov-last.mp4").content("avcC", coded.array()))
                        .configuration())
                .isEqualTo(expected);
    }

    private void assertSize(BoxEditor file, int width, int height) throws IOException {
        VideoMetadata metadata = inspect(file);
        assertThat(metadata.width() + "x" + metadata.height()).isEqualTo(width + "x" + height);
    }

    private VideoMetadata inspect(BoxEditor file) throws IOException {
        return Mp4Inspector.inspect(file.write(directory));
    }

    private AvcTrack track(BoxEditor file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.write(directory))) {
            return AvcTrack.find(channel).orElseThrow();
        }
    }
}
