package io.vireo.media.mp4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vireo.Samples;
import io.vireo.media.mp4.MovieChapters.Start;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovieChaptersTest {
    private static final List<Start> CHAPTERS =
            List.of(new Start(0, "Dawn"), new Start(5000, "Grüße & <b>"), new Start(10_000, ""));

    @TempDir
    Path directory;

    private List<Start> read(byte[] video) throws IOException {
        Path file = Files.write(directory.resolve("video.mp4"), video);
        try (FileChannel channel = FileChannel.open(file)) {
            return MovieChapters.read(channel);
        }
    }

    /** Each of the two kinds alone: the box of the other is renamed. */
    @ParameterizedTest
    @ValueSource(strings = {"chpl", "tref", "none"})
    void shouldReadBothKinds(String renamed) throws IOException {
        assertThat(read(renamed("chapters.mp4", renamed))).isEqualTo(CHAPTERS);
    }

    @Test
    void shouldReturnNothingForAVideoWithoutChapters() throws IOException {
        assertThat(read(Samples.video())).isEmpty();
        assertThat(read(Samples.bytes("aac-audio.mp4"))).isEmpty();
    }

    private static byte[] renamed(String sample, String type) {
        byte[] video = Samples.bytes(sample);
        String text = new String(video, ISO_8859_1);
        for (int at = text.indexOf(type); at >= 0; at = text.indexOf(type, at + 1)) {
            video[at] = 'x';
        }
        return video;
    }

    /** Bytes of the two boxes and of the chapter track are changed. The timeout only guards against endless loops. */
    @Test
    void shouldReadOrRejectDamagedFiles() {
        int found = 0;
        for (long seed = 0; seed < 2000; seed++) {
            found += hasChapters(seed) ? 1 : 0;
        }
        assertThat(found).isBetween(200, 1990);
    }

    private boolean hasChapters(long seed) {
        Random random = new Random(seed);
        byte[] video = random.nextBoolean() ? renamed("chapters.mp4", "chpl") : Samples.bytes("chapters.mp4");
        int moov = new String(video, ISO_8859_1).indexOf("moov");
        int mdat = new String(video, ISO_8859_1).indexOf("mdat");
        for (int change = random.nextInt(20); change >= 0; change--) {
            video[moov + random.nextInt(mdat - moov)] = (byte) random.nextInt(256);
        }
        return assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    try {
                        List<Start> starts = read(video);
                        assertThat(starts).hasSizeLessThanOrEqualTo(1000);
                        return !starts.isEmpty();
                    } catch (InvalidMp4Exception e) {
                        return false;
                    }
                },
                () -> "seed " + seed);
    }
}
