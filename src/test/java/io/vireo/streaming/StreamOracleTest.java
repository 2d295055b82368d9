package io.vireo.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vireo.media.segment.StreamFormats;
import io.vireo.media.segment.TestStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares the packets of the streams with those of the file, as FFmpeg reads them: the same bytes, and the same times but for a constant.
 * Needs the commands {@code ffmpeg} and {@code ffprobe}; with {@code VIREO_FFMPEG_TESTS=required} it fails without them, otherwise it is
 * skipped.
 */
@Tag("oracle")
class StreamOracleTest {
    private static final String VIDEO = "testsrc2=s=320x180:r=30:d=15";
    private static final String AUDIO = "sine=frequency=440:sample_rate=48000:d=15";

    @TempDir
    Path directory;

    /** A packet: its time and size, and the digest of its bytes. */
    private record Packet(long time, long size, String digest) {}

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
                "b-frames | -c:v libx264 -bf 2 -g 60 -c:a aac | mp4",
                "no-b-frames | -c:v libx264 -bf 0 -g 60 -c:a aac | mp4",
                "negative-offsets | -c:v libx264 -bf 2 -g 60 -c:a aac -movflags negative_cts_offsets | mp4",
                "open-gop | -c:v libx264 -bf 3 -g 45 -x264-params open-gop=1 -c:a aac | mp4",
                "quicktime | -c:v libx264 -bf 2 -g 60 -c:a aac | mov",
                "opus | -c:v libx264 -bf 2 -g 60 -c:a libopus -strict -2 | mp4",
                "flac | -c:v libx264 -bf 2 -g 60 -c:a flac -strict -2 | mp4",
                "vp9 | -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 60 -c:a libopus -strict -2 | mp4",
                "hevc | -c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=60 -tag:v hev1 -c:a aac | mp4",
                "variable-rate | -vf select='not(mod(n\\,7))+not(mod(n\\,5))' -vsync vfr -c:v libx264 -bf 2 -g 20 -c:a aac | mp4",
                "silent | -an -c:v libx264 -bf 2 -g 60 | mp4",
                "one-keyframe | -c:v libx264 -bf 2 -g 900 -sc_threshold 0 -c:a aac | mp4",
                "mono-44100 | -c:v libx264 -g 60 -c:a aac -ac 1 -ar 44100 | mp4",
                "late-audio | -c:v libx264 -g 60 -c:a aac -af adelay=50 | mp4",
                "large-interleaving | -c:v libx264 -g 60 -c:a aac -movflags +faststart -max_interleave_delta 0 | mp4"
            })
    void shouldContainTheSamePackets(String name, String options, String suffix) throws Exception {
        Path video = encoded(name.strip() + '.' + suffix.strip(), VIDEO, AUDIO, options.strip());
        Path playlist = stream(video);
        check(packets(video, "v"), packets(playlist, "v"), 0);
        if (!options.contains("-an")) {
            check(packets(video, "a"), packets(playlist, "a"), 3);
            check(packets(video, "a"), packets(directory.resolve("manifest.mpd"), "a"), 3);
        }
        check(packets(video, "v"), packets(directory.resolve("manifest.mpd"), "v"), 0);
    }

    @Test
    void shouldStreamTheRestOfATrimmedVideo() throws Exception {
        Path whole = encoded("whole.mp4", VIDEO, AUDIO, "-c:v libx264 -bf 2 -g 60 -c:a aac");
        Path trimmed = directory.resolve("trimmed.mp4");
        run(
                "ffmpeg",
                "-nostdin",
                "-loglevel",
                "error",
                "-ss",
                "2.5",
                "-i",
                whole.toString(),
                "-c",
                "copy",
                trimmed.toString());
        Path playlist = stream(trimmed);
        check(packets(trimmed, "v"), packets(playlist, "v"), 0);
        check(packets(trimmed, "a"), packets(playlist, "a"), 30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mp3 | -c:v libx264 -g 60 -c:a libmp3lame",
                "ac3 | -c:v libx264 -g 60 -c:a ac3",
                "fragmented | -c:v libx264 -g 60 -c:a aac -movflags frag_keyframe+empty_moov",
                "mpeg4 | -c:v mpeg4 -g 60 -c:a aac"
            })
    void shouldRefuseOtherFiles(String name, String options) throws Exception {
        Path video = encoded(name.strip() + ".mp4", VIDEO, AUDIO, options.strip());
        assertThat(TestStream.of(video, directory).properties().formats()).isEqualTo(StreamFormats.NONE);
    }

    @Test
    void shouldRefuseAudioThatBeginsLate() throws Exception {
        Path whole = encoded("whole.mp4", VIDEO, AUDIO, "-c:v libx264 -g 60 -c:a aac");
        Path late = directory.resolve("late.mp4");
        run(
                "ffmpeg",
                "-nostdin",
                "-loglevel",
                "error",
                "-i",
                whole.toString(),
                "-itsoffset",
                "0.7",
                "-i",
                whole.toString(),
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c",
                "copy",
                late.toString());
        assertThat(TestStream.of(late, directory).properties().formats()).isEqualTo(StreamFormats.NONE);
    }

    private Path encoded(String name, String video, String audio, String options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", video, "-f", "lavfi", "-i", audio));
        command.addAll(List.of("-pix_fmt", "yuv420p", "-threads", "1"));
        if (options.contains("libx264")) {
            command.addAll(List.of("-preset", "ultrafast"));
        }
        command.addAll(List.of(options.split(" ")));
        Path file = directory.resolve(name);
        command.add(file.toString());
        run(command.toArray(String[]::new));
        return file;
    }

    /** Writes the stream of a video into files and returns the playlist. */
    private Path stream(Path video) throws IOException {
        TestStream stream = TestStream.of(video, directory);
        assertThat(stream.properties().formats()).isEqualTo(StreamFormats.HLS_AND_DASH);
        assertThat(stream.fileLength()).isLessThan((int) (Files.size(video) * 0.03) + (64 << 10));
        write("m", stream.index().init().muxed(), stream.muxed());
        write("v", stream.index().init().video(), stream.video());
        write("a", stream.index().init().audio(), stream.audio());
        Files.writeString(
                directory.resolve("manifest.mpd"),
                DashManifest.of(stream.index(), ManifestTracks.of("", List.of(), List.of()), ""));
        return Files.writeString(directory.resolve("m.m3u8"), HlsPlaylist.media(stream.index(), ""));
    }

    private void write(String rendition, byte[] init, List<byte[]> segments) throws IOException {
        Path files = Files.createDirectories(directory.resolve(rendition));
        Files.write(files.resolve("init.mp4"), init);
        for (int segment = 0; segment < segments.size(); segment++) {
            Files.write(files.resolve((segment + 1) + ".m4s"), segments.get(segment));
        }
    }

    private static void check(List<Packet> original, List<Packet> streamed, int mostPriming) {
        int priming = original.size() - streamed.size();
        assertThat(priming).isBetween(0, mostPriming);
        long shift = original.get(priming).time() - streamed.get(0).time();
        for (int i = 0; i < streamed.size(); i++) {
            Packet expected = original.get(priming + i);
            Packet packet = streamed.get(i);
            assertThat(packet.digest()).as("packet " + i).isEqualTo(expected.digest());
            // microseconds, rounded twice
            assertThat(packet.time() + shift)
                    .as("time of packet " + i)
                    .isBetween(expected.time() - 2, expected.time() + 2);
        }
    }

    /** Returns the packets of a track in decoding order, without the edit list. */
    private List<Packet> packets(Path file, String track) throws Exception {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error"));
        if (file.toString().endsWith(".mp4") || file.toString().endsWith(".mov")) {
            command.addAll(List.of("-ignore_editlist", "1"));
        } else {
            command.addAll(List.of("-allowed_extensions", "ALL"));
        }
        command.addAll(List.of("-copyts", "-i", file.toString(), "-map", "0:" + track + ":0", "-c", "copy"));
        command.addAll(List.of("-enc_time_base", "1:1000000", "-f", "framemd5", "-"));
        List<Packet> packets = new ArrayList<>();
        double unit = 1;
        for (String line : run(command.toArray(String[]::new)).split("\n")) {
            if (line.startsWith("#tb 0: ")) {
                String[] fraction = line.substring(7).split("/");
                unit = 1e6 * Long.parseLong(fraction[0].strip()) / Long.parseLong(fraction[1].strip());
            } else if (!line.startsWith("#")) {
                String[] fields = line.split(", *");
                packets.add(new Packet(
                        Math.round(Long.parseLong(fields[2].strip()) * unit),
                        Long.parseLong(fields[4].strip()),
                        fields[5].strip()));
            }
        }
        return packets;
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
        return out;
    }
}
