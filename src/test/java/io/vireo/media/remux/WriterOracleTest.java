package io.vireo.media.remux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.Samples;
import io.vireo.media.segment.StreamFormats;
import io.vireo.media.segment.TestStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Converts files that mkvmerge and the MediaRecorder of Chromium have written, and compares them with their sources as {@link
 * ConversionOracleTest} does. Needs the command {@code ffmpeg}.
 */
@Tag("oracle")
class WriterOracleTest {
    @TempDir
    Path directory;

    @BeforeEach
    void requireFfmpeg() {
        SourceComparison.requireFfmpeg();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mkvmerge-plain.mkv",
                "mkvmerge-xiph-lacing.mkv",
                "mkvmerge-ebml-lacing.mkv",
                "mkvmerge-block-groups.mkv",
                "mkvmerge-no-cues.mkv",
                "mkvmerge-fine-times.mkv",
                "mkvmerge-attachments.mkv",
                "mkvmerge-late-sound.mkv",
                "mkvmerge-appended.mkv",
                "mkvmerge-opus.mkv",
                "mkvmerge-vp9.webm",
                "recorder-vp9.webm",
                "recorder-h264.webm",
                "recorder-av1.webm",
                "recorder-h264.mkv",
                "recorder-paused.webm",
                "recorder-silent.webm",
                "recorder-vp9.mp4",
                "recorder-h264.mp4",
                "recorder-av1.mp4",
                "recorder-paused.mp4"
            })
    void shouldDecodeToTheSame(String name) throws Exception {
        Path source = Files.write(directory.resolve(name), Samples.bytes("writers/" + name));
        Path converted =
                new Conversion(directory).convert(Files.readAllBytes(source)).orElseThrow();
        SourceComparison.check(source, converted, !name.contains("silent"), 0);
        StreamFormats formats = TestStream.of(converted, directory).properties().formats();
        assertThat(formats).isEqualTo(name.contains("lacing") ? StreamFormats.NONE : StreamFormats.HLS_AND_DASH);
    }

    @Test
    void shouldGiveALevelToTheStreamOfARecording() throws Exception {
        Path converted = new Conversion(directory)
                .convert(Samples.bytes("writers/recorder-vp9.mp4"))
                .orElseThrow();
        String init =
                new String(TestStream.of(converted, directory).index().init().muxed(), StandardCharsets.ISO_8859_1);
        assertThat((int) init.charAt(init.indexOf("vpcC") + 9)).isEqualTo(20);
    }

    @Test
    void shouldNameTheCodecOfAnOldRecording() {
        assertThatExceptionOfType(UnsupportedInputException.class)
                .isThrownBy(() -> new Conversion(directory).convert(Samples.bytes("writers/recorder-vp8.webm")))
                .withMessageContaining("coded in VP8,");
    }
}
