package io.vireo.media.remux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.media.segment.StreamFormats;
import io.vireo.media.segment.TestStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares converted files with their sources, as FFmpeg reads and decodes them: the same packets of sound, the same decoded pictures, and
 * the same times within rounding. Needs the command {@code ffmpeg}; with {@code VIREO_FFMPEG_TESTS=required} it fails without it, otherwise
 * it is skipped.
 */
@Tag("oracle")
class ConversionOracleTest {
    private static final String VIDEO = "testsrc2=s=160x96:r=30:d=2";
    private static final String AUDIO = "sine=frequency=440:sample_rate=48000:d=2";
    private static final long PICTURE_MICROS = 33_333;

    @TempDir
    Path directory;

    @BeforeEach
    void requireFfmpeg() {
        SourceComparison.requireFfmpeg();
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
                "fragmented.mov | -c:v libx264 -bf 2 -g 30 -c:a aac -movflags frag_keyframe",
                "separate.mp4 | -c:v libx264 -bf 2 -g 30 -c:a aac -movflags frag_keyframe+separate_moof+default_base_moof",
                "every-frame.mp4 | -c:v libx264 -bf 2 -g 30 -c:a aac -movflags frag_every_frame+empty_moov",
                "smooth.mp4 | -c:v libx264 -bf 2 -g 30 -c:a aac -f ismv",
                "timecode.mov | -c:v libx264 -bf 2 -g 30 -c:a aac -timecode 01:00:00:00",
                "rotated.mov | -c:v libx264 -bf 2 -g 30 -c:a aac -metadata:s:v rotate=90",
                "two-sounds.mov | -map 0:v -map 1:a -map 1:a -c:v libx264 -bf 2 -g 30 -c:a aac",
                "cues-in-front.mkv | -c:v libx264 -bf 2 -g 30 -c:a aac -cues_to_front 1 -cluster_time_limit 100"
            })
    void shouldDecodeToTheSame(String name, String options) throws Exception {
        Path source = encoded(name.strip(), options.strip());
        Path converted =
                new Conversion(directory).convert(Files.readAllBytes(source)).orElseThrow();

        // FFmpeg 5 reads fragments with negative offsets one picture late
        boolean late = options.contains("negative_cts_offsets") || options.contains("ismv");
        SourceComparison.check(source, converted, !options.contains("-an"), late ? PICTURE_MICROS : 0);
        StreamFormats formats = TestStream.of(converted, directory).properties().formats();
        assertThat(formats).isEqualTo(options.contains("mp3") ? StreamFormats.NONE : StreamFormats.HLS_AND_DASH);
    }

    /** Each codec of pictures beside each codec of sound. */
    @ParameterizedTest
    @ValueSource(strings = {"matroska", "mp4 -movflags frag_keyframe+empty_moov", "mov"})
    void shouldTakeEveryPairOfCodecs(String format) throws Exception {
        Map<String, Path> pictures = new LinkedHashMap<>();
        pictures.put("avc1.", encoded("h264.mkv", "-an -t 0.3 -c:v libx264 -bf 2"));
        pictures.put(
                "hvc1.", encoded("hevc.mkv", "-an -t 0.3 -c:v libx265 -preset ultrafast -x265-params log-level=none"));
        if (!format.equals("mov")) {
            pictures.put("vp09.", encoded("vp9.mkv", "-an -t 0.3 -c:v libvpx-vp9 -deadline realtime -cpu-used 8"));
            pictures.put("av01.", encoded("av1.mkv", "-an -t 0.3 -c:v libaom-av1 -usage realtime -cpu-used 8"));
        }
        Map<String, Path> sounds = new LinkedHashMap<>();
        sounds.put("mp4a.40.2", encoded("aac.mkv", "-vn -t 0.3 -c:a aac"));
        sounds.put("mp4a.6B", encoded("mp3.mkv", "-vn -t 0.3 -c:a libmp3lame"));
        if (!format.equals("mov")) {
            sounds.put("opus", encoded("opus.mkv", "-vn -t 0.3 -c:a libopus"));
            sounds.put("flac", encoded("flac.mkv", "-vn -t 0.3 -c:a flac"));
        }
        for (Map.Entry<String, Path> picture : pictures.entrySet()) {
            for (Map.Entry<String, Path> sound : sounds.entrySet()) {
                String pair = picture.getKey() + " " + sound.getKey();
                Path source = directory.resolve("pair");
                List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-y"));
                command.addAll(List.of(
                        "-i",
                        picture.getValue().toString(),
                        "-i",
                        sound.getValue().toString()));
                command.addAll(List.of("-c", "copy", "-strict", "-2", "-f"));
                command.addAll(List.of(format.split(" ")));
                command.add(source.toString());
                SourceComparison.run(command);

                Path converted = new Conversion(directory)
                        .convert(Files.readAllBytes(source))
                        .orElseThrow(() -> new AssertionError(pair + " is kept as it is"));
                assertThat(Conversion.samples(converted, true)).as(pair).hasSize(9);
                assertThat(Conversion.samples(converted, false)).as(pair).isNotEmpty();
                assertThat(TestStream.of(converted, directory).properties().codecs())
                        .as(pair)
                        .startsWith(picture.getKey())
                        .endsWith("," + sound.getKey());
            }
        }
    }

    @Test
    void shouldNameCodecsThatAreNotSupported() throws Exception {
        Path ac3 = encoded("ac3.mkv", "-c:v libx264 -g 30 -c:a ac3");
        assertThatExceptionOfType(UnsupportedInputException.class)
                .isThrownBy(() -> new Conversion(directory).convert(Files.readAllBytes(ac3)))
                .withMessageContaining("coded in AC-3,");
    }

    @Test
    void shouldKeepTheEditsOfAMovie() throws Exception {
        Path whole = encoded("whole.mp4", "-c:v libx264 -bf 2 -g 30 -c:a aac");
        Path trimmed = directory.resolve("trimmed.mov");
        SourceComparison.run(List.of(
                "ffmpeg",
                "-nostdin",
                "-loglevel",
                "error",
                "-ss",
                "1.3",
                "-i",
                whole.toString(),
                "-c",
                "copy",
                trimmed.toString()));
        Path converted =
                new Conversion(directory).convert(Files.readAllBytes(trimmed)).orElseThrow();
        SourceComparison.check(trimmed, converted, true, 0);
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
        SourceComparison.run(command);
        return file;
    }
}
