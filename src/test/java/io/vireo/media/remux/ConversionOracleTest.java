package io.vireo.media.remux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vireo.media.segment.StreamFormats;
import io.vireo.media.segment.TestStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares converted files with their sources, as FFmpeg reads and decodes them: the same packets of sound, the same decoded pictures, and the
 * same times within rounding. Needs the command {@code ffmpeg}; with {@code VIREO_FFMPEG_TESTS=required} it fails without it, otherwise it is
 * skipped.
 */
class ConversionOracleTest {
    private static final String VIDEO = "testsrc2=s=160x96:r=30:d=2";
    private static final String AUDIO = "sine=frequency=440:sample_rate=48000:d=2";
    private static final long ROUNDING_MICROS = 2_000;
    private static final long PICTURE_MICROS = 33_333;

    @TempDir
    Path directory;

    /** A decoded picture or a packet: its time in microseconds and the digest of its bytes. */
    private record Unit(long time, String digest) {}

    @BeforeEach
    void requireFfmpeg() {
        boolean present = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "ffmpeg")));
        if (!present && "required".equals(System.getenv("VIREO_FFMPEG_TESTS"))) {
            throw new IllegalStateException("There is no command ffmpeg");
        }
        assumeThat(present)
                .as("SKIPPED: there is no command ffmpeg (Debian: apt-get install ffmpeg)")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h264-aac.mkv | -c:v libx264 -bf 2 -g 30 -c:a aac",
                "open-gop.mkv | -c:v libx264 -bf 3 -g 25 -x264-params open-gop=1 -c:a aac",
                "hevc-flac.mkv | -c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=30 -c:a flac",
                "mp3.mkv | -c:v libx264 -g 30 -c:a libmp3lame",
                "mono-44100.mkv | -c:v libx264 -g 30 -c:a aac -ac 1 -ar 44100",
                "vp9-opus.webm | -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 30 -c:a libopus",
                "av1-opus.webm | -c:v libaom-av1 -usage realtime -cpu-used 8 -g 30 -c:a libopus",
                "live.webm | -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 30 -c:a libopus -live 1",
                "variable.mkv | -vf select='not(mod(n\\,7))+not(mod(n\\,5))' -vsync vfr -c:v libx264 -bf 2 -g 20 -c:a aac",
                "silent.mkv | -an -c:v libx264 -bf 2 -g 30",
                "late-audio.mkv | -c:v libx264 -g 30 -c:a aac -af adelay=50",
                "h264-aac.mov | -c:v libx264 -bf 2 -g 30 -c:a aac",
                "fragmented.mp4 | -c:v libx264 -bf 2 -g 30 -c:a aac -movflags frag_keyframe+empty_moov",
                "cmaf.mp4 | -c:v libx264 -bf 2 -g 30 -c:a aac -movflags cmaf+delay_moov+negative_cts_offsets",
                "recorded.mp4 | -c:v libx264 -bf 0 -g 30 -c:a libopus -strict -2 -movflags frag_keyframe+empty_moov+default_base_moof -frag_duration 500000",
                "fragmented.mov | -c:v libx264 -bf 2 -g 30 -c:a aac -movflags frag_keyframe"
            })
    void shouldDecodeToTheSame(String name, String options) throws Exception {
        Path source = encoded(name.strip(), options.strip());
        Path converted =
                new Conversion(directory).convert(Files.readAllBytes(source)).orElseThrow();

        List<Unit> before = units(source, "v", "rawvideo");
        List<Unit> after = units(converted, "v", "rawvideo");
        check(before, after);
        if (!options.contains("-an")) {
            check(units(source, "a", "copy"), units(converted, "a", "copy"));
            long difference = lead(converted, after) - lead(source, before);
            // FFmpeg 5 reads fragments with negative offsets one picture late
            long fault = options.contains("negative_cts_offsets") ? PICTURE_MICROS : 0;
            assertThat(difference + fault).isBetween(-ROUNDING_MICROS, ROUNDING_MICROS);
        }
        StreamFormats formats = TestStream.of(converted, directory).properties().formats();
        assertThat(formats).isEqualTo(options.contains("mp3") ? StreamFormats.NONE : StreamFormats.HLS_AND_DASH);
    }

    @Test
    void shouldNameCodecsThatAreNotSupported() throws Exception {
        Path ac3 = encoded("ac3.mkv", "-c:v libx264 -g 30 -c:a ac3");
        assertThatExceptionOfType(UnsupportedInputException.class)
                .isThrownBy(() -> new Conversion(directory).convert(Files.readAllBytes(ac3)))
                .withMessageContaining("coded in AC-3,");
    }

    private Path encoded(String name, String options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", VIDEO, "-f", "lavfi", "-i", AUDIO));
        command.addAll(List.of("-pix_fmt", "yuv420p", "-threads", "1"));
        if (options.contains("libx264")) {
            command.addAll(List.of("-preset", "ultrafast"));
        }
        command.addAll(List.of(options.split(" ")));
        Path file = directory.resolve(name);
        command.add(file.toString());
        run(command);
        return file;
    }

    private static void check(List<Unit> source, List<Unit> converted) {
        assertThat(converted.stream().map(Unit::digest))
                .isEqualTo(source.stream().map(Unit::digest).toList());
        long shift = source.get(0).time() - converted.get(0).time();
        for (int i = 0; i < source.size(); i++) {
            long expected = source.get(i).time();
            assertThat(converted.get(i).time() + shift)
                    .as("time of " + i)
                    .isBetween(expected - ROUNDING_MICROS, expected + ROUNDING_MICROS);
        }
    }

    /** Returns the time between the beginnings of the sound and of the pictures, as a decoder sees it. */
    private static long lead(Path file, List<Unit> pictures) throws Exception {
        return pictures.get(0).time() - units(file, "a", "pcm_s16le").get(0).time();
    }

    /** Returns the packets or, with a codec, the decoded frames of a track. */
    private static List<Unit> units(Path file, String track, String codec) throws Exception {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-copyts"));
        command.addAll(List.of("-i", file.toString(), "-map", "0:" + track + ":0", "-vsync", "passthrough"));
        command.addAll(List.of("-c", codec, "-enc_time_base", "1:1000000", "-f", "framemd5", "-"));
        List<Unit> units = new ArrayList<>();
        double unit = 1;
        for (String line : run(command).split("\n")) {
            if (line.startsWith("#tb 0: ")) {
                String[] fraction = line.substring(7).split("/");
                unit = 1e6 * Long.parseLong(fraction[0].strip()) / Long.parseLong(fraction[1].strip());
            } else if (!line.startsWith("#")) {
                String[] fields = line.split(", *");
                units.add(new Unit(Math.round(Long.parseLong(fields[2].strip()) * unit), fields[5].strip()));
            }
        }
        return units;
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
        return out;
    }
}
