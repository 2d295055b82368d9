package io.vireo.launcher;

import static io.vireo.MatroskaFiles.CLUSTER;
import static io.vireo.MatroskaFiles.INFO;
import static io.vireo.MatroskaFiles.SEGMENT;
import static io.vireo.MatroskaFiles.TRACKS;
import static io.vireo.MatroskaFiles.element;
import static io.vireo.MatroskaFiles.head;
import static io.vireo.MatroskaFiles.joined;
import static io.vireo.MatroskaFiles.simpleBlock;
import static io.vireo.MatroskaFiles.size;
import static io.vireo.MatroskaFiles.track;
import static io.vireo.MatroskaFiles.uint;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Await;
import io.vireo.MatroskaFiles;
import io.vireo.MatroskaFiles.Frame;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The site is killed in the middle of a conversion, and of making a segment index at the publication and at a request. */
class ConversionCrashIT {
    private static final String SAMPLE = "baseline.mp4";
    private static final int SAMPLE_MILLIS = 2000;
    private static final int REPETITIONS = 3000;

    /** Filler data of each repetition: the heads of segments may have three hundredths of the bytes of a video. */
    private static final int FILLER_BYTES = 16_000;

    private static final byte FILLER_DATA = 12;
    private static final int ATTEMPTS = 5;
    private static final List<String> DIRECTORIES = List.of("incoming", "videos", "thumbnails", "segments");

    @TestDirectory
    Path data;

    @Test
    void shouldHaveVideosAsAWholeOrNotAtAllAfterKills() throws Exception {
        byte[] matroska = matroska();
        String token;
        long half;
        try (VireoProcess vireo = start()) {
            token = vireo.client().token(vireo.client().newAccount());
            half = killDuring(vireo, "ftyp", () -> upload(vireo, token, "Converted", matroska));
        }

        String kept;
        byte[] video;
        try (VireoProcess vireo = start()) {
            assertFilesOf();
            kept = upload(vireo, token, "Kept", matroska);
            assertFilesOf(kept);
            video = Files.readAllBytes(data.resolve("videos/" + kept + ".mp4"));
            assertThat(half).as("what was written of the video").isLessThan(video.length);
            killDuring(vireo, "moof", () -> upload(vireo, token, "Indexed", video));
        }

        byte[] segment;
        Path index = data.resolve("segments/" + kept + ".seg");
        byte[] whole = Files.readAllBytes(index);
        try (VireoProcess vireo = start()) {
            assertFilesOf(kept);
            segment = segment(vireo, kept, 7);
            killDuring(vireo, "moof", () -> {
                Files.deleteIfExists(index);
                vireo.client().request().get("/video/h/{hash}/m/{n}.m4s", kept, REPETITIONS / 10);
                return kept;
            });
        }

        try (VireoProcess vireo = start()) {
            awaitEmpty(data.resolve("incoming"));
            if (Files.exists(index)) {
                assertThat(index).hasBinaryContent(whole);
            }
            assertThat(segment(vireo, kept, 7)).isEqualTo(segment);
            assertFilesOf(kept);
            assertThat(index).hasBinaryContent(whole);
            assertThat(vireo.client().request().get("/video/d/{hash}", kept).asByteArray())
                    .isEqualTo(video);
            assertFilesOf(kept, upload(vireo, token, "Again", video));
        }
    }

    private VireoProcess start() throws IOException, InterruptedException {
        return VireoProcess.start(data, Map.of());
    }

    private static byte[] segment(VireoProcess vireo, String hash, int number) {
        return vireo.client()
                .request()
                .get("/video/h/{hash}/m/{n}.m4s", hash, number)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static String upload(VireoProcess vireo, String token, String title, byte[] file) {
        VireoClient client = vireo.client();
        String hash = client.announced(token, title);
        client.upload(token, hash, file).then().statusCode(200);
        return hash;
    }

    /** A request that makes the server write a staged file. */
    private interface Work {
        String run() throws Exception;
    }

    /** Kills the server while it writes a staged file that begins with a box of this type; returns the length of the file. */
    private long killDuring(VireoProcess vireo, String box, Work work) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            CompletableFuture<Void> request = CompletableFuture.runAsync(() -> {
                try {
                    work.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            while (!request.isDone()) {
                Optional<Path> staged = staged(box);
                if (staged.isPresent()) {
                    vireo.kill();
                    assertThat(request)
                            .failsWithin(Duration.ofMinutes(1))
                            .withThrowableOfType(ExecutionException.class);
                    assertThat(staged(box)).isPresent();
                    return Files.size(staged.get());
                }
            }
            request.get(); // it was faster than this loop, unless it failed
        }
        throw new IllegalStateException("The server was too fast");
    }

    private Optional<Path> staged(String box) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("incoming"))) {
            return files.filter(file -> beginsWith(file, box)).findAny();
        }
    }

    private static boolean beginsWith(Path file, String box) {
        try (InputStream in = Files.newInputStream(file)) {
            return Files.size(file) > 100 && new String(in.readNBytes(8), ISO_8859_1).endsWith(box);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEmpty(Path directory) throws Exception {
        Await.until("the removal of staged files", () -> {
            try (Stream<Path> files = Files.list(directory)) {
                return files.findAny().isEmpty();
            }
        });
    }

    /** Checks that the directories have the files of these videos and nothing else. */
    private void assertFilesOf(String... hashes) throws Exception {
        awaitEmpty(data.resolve("incoming"));
        List<Path> expected = new ArrayList<>();
        for (String hash : hashes) {
            expected.add(data.resolve("videos/" + hash + ".mp4"));
            expected.add(data.resolve("thumbnails/" + hash + ".jpg"));
            expected.add(data.resolve("segments/" + hash + ".seg"));
        }
        List<Path> found = new ArrayList<>();
        for (String directory : DIRECTORIES) {
            try (Stream<Path> files = Files.list(data.resolve(directory))) {
                files.forEach(found::add);
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Returns a unit of filler data after its length (ISO/IEC 14496-10, 7.3.2.7). */
    private static byte[] filler() {
        byte[] unit = new byte[Integer.BYTES + FILLER_BYTES];
        Arrays.fill(unit, (byte) 0xFF);
        ByteBuffer.wrap(unit).putInt(FILLER_BYTES).put(FILLER_DATA).put(unit.length - 1, (byte) 0x80);
        return unit;
    }

    /** Returns a long video: the sample again and again. */
    private static byte[] matroska() {
        List<Frame> frames = MatroskaFiles.frames(SAMPLE, true);
        byte[] filler = filler();
        byte[][] blocks = frames.stream()
                .map(frame -> simpleBlock(
                        1,
                        (int) frame.time(),
                        frame.keyframe(),
                        frame.keyframe() ? joined(frame.data(), filler) : frame.data()))
                .toArray(byte[][]::new);
        byte[] once = joined(blocks);
        byte[][] clusters = new byte[REPETITIONS][];
        for (int at = 0; at < REPETITIONS; at++) {
            clusters[at] = element(CLUSTER, uint(0xE7, (long) SAMPLE_MILLIS * at), once);
        }
        byte[] avc = track(
                1,
                1,
                "V_MPEG4/ISO/AVC",
                element(0x63A2, MatroskaFiles.configuration(SAMPLE, true, "avcC")),
                size(320, 240));
        return joined(
                head("matroska"),
                element(SEGMENT, element(INFO, uint(0x2AD7B1, 1_000_000)), element(TRACKS, avc), joined(clusters)));
    }
}
