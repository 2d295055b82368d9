package io.vireo.media.remux;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.BoxEditor;
import io.vireo.Samples;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.remux.Conversion.Sample;
import io.vireo.media.segment.StreamFormats;
import io.vireo.media.segment.TestStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputConverterTest {
    @TempDir
    Path directory;

    private Conversion conversion;

    @BeforeEach
    void begin() {
        conversion = new Conversion(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "movie.mov 0",
                "fragmented.mp4 0",
                "fragmented-audio.mp4 1",
                "one-group-fragmented.mp4 0",
                "aac-audio.mov 1",
                "iphone.mov 1"
            })
    void shouldKeepEverySampleOfAMovie(String name, int audioTracks) throws IOException {
        Path converted = convert(name);

        check(Samples.path(name), converted, true);
        if (audioTracks > 0) {
            check(Samples.path(name), converted, false);
        }
        VideoMetadata before = Mp4Inspector.inspect(Samples.path(name));
        VideoMetadata after = Mp4Inspector.inspect(converted);
        assertThat(after.durationMillis()).isBetween(before.durationMillis() - 50, before.durationMillis() + 50);
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("durationMillis")
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "movie.mov",
                "fragmented.mp4",
                "fragmented-audio.mp4",
                "one-group-fragmented.mp4",
                "aac-audio.mov",
                "matroska.mp4",
                "opus.webm",
                "aac.mkv"
            })
    void shouldWriteWhatCanBeStreamed(String name) throws IOException {
        Path converted = convert(name);

        String text = new String(Files.readAllBytes(converted), ISO_8859_1);
        assertThat(text).startsWith("\0\0\0 ftypisom").doesNotContain("moof", "wide");
        assertThat(text.indexOf("moov")).isLessThan(text.indexOf("mdat"));
        assertThat(TestStream.of(converted, directory).properties().formats()).isEqualTo(StreamFormats.HLS_AND_DASH);
        assertThat(conversion.temporaryFiles()).isEmptyDirectory();
    }

    private Path convert(String name) throws IOException {
        return conversion.convert(Samples.bytes(name)).orElseThrow();
    }

    private static void check(Path source, Path converted, boolean video) throws IOException {
        List<Sample> before = Conversion.samples(source, video);
        assertThat(Conversion.samples(converted, video))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.mp4",
                "moov-last.mp4",
                "high-1080.mp4",
                "aac-audio.mp4",
                "mp3-audio.mp4",
                "hevc.mp4",
                "av1.mp4",
                "vp9.mp4",
                "two-tracks.mp4",
                "turned-90.mp4",
                "audio-only.m4a"
            })
    void shouldNotTouchAnMp4(String name) throws IOException {
        assertThat(conversion.convert(Samples.bytes(name))).isEmpty();
        assertThat(conversion.temporaryFiles()).isEmptyDirectory();
    }

    /** OBS hides the fragments of a hybrid MP4 in its media data when it writes the tables of all samples. */
    @Test
    void shouldNotLookForFragmentsInTheMediaData() throws IOException {
        byte[] fragments = Samples.bytes("fragmented.mp4");
        BoxEditor editor = BoxEditor.of("moov-last.mp4");
        int start = editor.at("mdat") + 4;
        byte[] media = Arrays.copyOfRange(editor.bytes(), start, editor.at("moov") - 4);
        byte[] hidden = Arrays.copyOf(fragments, fragments.length + media.length);
        System.arraycopy(media, 0, hidden, fragments.length, media.length);
        Path file = editor.put("stco", 8, start + fragments.length)
                .content("mdat", hidden)
                .write(directory);

        assertThat(conversion.convert(Files.readAllBytes(file))).isEmpty();
        assertThat(Mp4Inspector.inspect(file)).isEqualTo(Mp4Inspector.inspect(Samples.path("moov-last.mp4")));
        assertThat(Conversion.samples(file, true))
                .usingRecursiveComparison()
                .isEqualTo(Conversion.samples(Samples.path("moov-last.mp4"), true));
        assertThat(TestStream.of(file, directory).properties().formats()).isEqualTo(StreamFormats.HLS_AND_DASH);
    }

    @Test
    void shouldKeepTheRotationOfAQuickTimeMovie() throws IOException {
        byte[] movie = BoxEditor.of("movie.mov").matrix("tkhd", 0, 1, -1, 0).bytes();
        Path converted = conversion.convert(movie).orElseThrow();
        assertThat(Mp4Inspector.inspect(converted).rotation()).isEqualTo(90);
    }

    @Test
    void shouldKeepTheEditsOfAQuickTimeMovie() throws IOException {
        byte[] movie =
                BoxEditor.of("movie.mov").edits(400, 2048, 1, 300, 10_240, 1).bytes();
        Path converted = conversion.convert(movie).orElseThrow();
        byte[] bytes = Files.readAllBytes(converted);
        int before = new String(movie, ISO_8859_1).indexOf("elst");
        int after = new String(bytes, ISO_8859_1).indexOf("elst");
        assertThat(Arrays.copyOfRange(bytes, after, after + 36))
                .isEqualTo(Arrays.copyOfRange(movie, before, before + 36));
    }

    @Test
    void shouldReplaceTheColoursOfQuickTime() throws IOException {
        Path converted = convert("iphone.mov");
        String text = new String(Files.readAllBytes(converted), ISO_8859_1);
        assertThat(text).contains("nclx").doesNotContain("nclc", "wave", "ftypqt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vp8.webm | The video is coded in VP8, which is not supported. Send H.264, HEVC, AV1 or VP9.",
                "vorbis.mkv | The audio is coded in Vorbis, which is not supported. Send AAC, Opus, FLAC or MP3.",
                "video.avi | The file is of the type AVI, which is not supported. Send MP4, MOV, WebM or MKV."
            })
    void shouldNameWhatIsNotSupported(String name, String sentence) {
        assertThatExceptionOfType(UnsupportedInputException.class)
                .isThrownBy(() -> conversion.convert(Samples.bytes(name.strip())))
                .withMessage(sentence.strip());
        assertThat(conversion.temporaryFiles()).isEmptyDirectory();
    }

    @Test
    void shouldRecognizeOtherContainers() throws IOException {
        byte[] transport = new byte[1000];
        for (int packet = 0; packet < transport.length; packet += 188) {
            transport[packet] = 0x47;
        }
        byte[][] files = {
            transport,
            "FLV\1\5xxxxxxxxxxxx".getBytes(ISO_8859_1),
            "OggSxxxxxxxxxxxxxxxx".getBytes(ISO_8859_1),
            "0&\u00B2u\u008Ef\u00CF\u0011xxxxxxxx".getBytes(ISO_8859_1),
            "\0\0\1\u00BAxxxxxxxxxxxxxxxx".getBytes(ISO_8859_1)
        };
        for (byte[] file : files) {
            assertThatExceptionOfType(UnsupportedInputException.class).isThrownBy(() -> conversion.convert(file));
        }
        assertThat(conversion.convert(new byte[] {0})).isEmpty();
        assertThat(conversion.convert("<!DOCTYPE html><html></html>".getBytes(ISO_8859_1)))
                .isEmpty();
    }

    /** Before conversions existed such files were accepted, so they still are. */
    @ParameterizedTest
    @ValueSource(strings = {"pcm.mov", "prores.mov"})
    void shouldStoreAMovieOfOtherCodecsAsItIs(String name) throws IOException {
        assertThat(conversion.convert(Samples.bytes(name))).isEmpty();
        assertThat(conversion.temporaryFiles()).isEmptyDirectory();
    }

    @Test
    void shouldStoreAnUnusualMovieAsItIs() throws IOException {
        byte[] speed = BoxEditor.of("movie.mov").edits(500, 0, 2).bytes();
        assertThat(conversion.convert(speed)).isEmpty();
        byte[] mpeg4 = BoxEditor.of("fragmented.mp4").rename("avc1", "mp4v").bytes();
        assertThat(conversion.convert(mpeg4)).isEmpty();
    }

    /** The box of 1.2 GB has the sync byte of a transport stream in its size, and by chance once more in its data. */
    @Test
    void shouldNotTakeALargeBoxForAStream() throws IOException {
        byte[] large = new byte[1000];
        large[0] = 0x47;
        System.arraycopy("mdat".getBytes(ISO_8859_1), 0, large, 4, 4);
        large[188] = 0x47;
        assertThat(conversion.convert(large)).isEmpty();
    }

    @Test
    void shouldRejectATruncatedMatroskaFile() {
        byte[] whole = Samples.bytes("matroska.mp4");
        assertThatExceptionOfType(UnsupportedInputException.class)
                .isThrownBy(() -> conversion.convert(Arrays.copyOf(whole, whole.length / 2)))
                .withMessage("The Matroska file is damaged or incomplete.");
        assertThat(conversion.temporaryFiles()).isEmptyDirectory();
    }

    @Test
    void shouldWriteTheSameBytesAgain() throws IOException {
        assertThat(convert("opus.webm")).hasSameBinaryContentAs(convert("opus.webm"));
    }
}
