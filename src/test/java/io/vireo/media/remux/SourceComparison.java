package io.vireo.media.remux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compares a converted file with its source, as FFmpeg reads and decodes them. */
final class SourceComparison {
    static final long ROUNDING_MICROS = 2_000;

    private SourceComparison() {}

    /** A decoded picture or a packet: its time in microseconds and the digest of its bytes. */
    record Unit(long time, String digest) {}

    /** Skips the test without the command {@code ffmpeg}, or fails it if {@code VIREO_FFMPEG_TESTS=required}. */
    static void requireFfmpeg() {
        boolean present = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "ffmpeg")));
        if (!present && "required".equals(System.getenv("VIREO_FFMPEG_TESTS"))) {
            throw new IllegalStateException("There is no command ffmpeg");
        }
        assumeThat(present)
                .as("SKIPPED: there is no command ffmpeg (Debian: apt-get install ffmpeg)")
                .isTrue();
    }

    /**
     * Checks that a file has the pictures and the sound of its source, at the same times.
     *
     * @param sound whether there is a track of sound
     * @param fault by how much FFmpeg reads the sound of the source early, in microseconds
     */
    static void check(Path source, Path converted, boolean sound, long fault) throws Exception {
        List<Unit> before = units(source, "v", "rawvideo");
        List<Unit> after = units(converted, "v", "rawvideo");
        check(before, after);
        if (sound) {
            check(units(source, "a", "copy"), units(converted, "a", "copy"));
            long difference = lead(converted, after) - lead(source, before);
            assertThat(difference + fault).as("sound against pictures").isBetween(-ROUNDING_MICROS, ROUNDING_MICROS);
        }
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

    static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
        return out;
    }
}
