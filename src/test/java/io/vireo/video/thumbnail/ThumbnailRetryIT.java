package io.vireo.video.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Pictures;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestImages;
import io.vireo.TestServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retries of thumbnails whose workers were killed as soon as they had started. */
class ThumbnailRetryIT extends ServerTest {
    private static final byte[] VIDEO = Samples.bytes("baseline.mp4");

    /** The token of an uploader for the whole class. */
    private static String token;

    @BeforeEach
    void signIn() {
        if (token == null) {
            token = vireo.token(vireo.newAccount());
        }
    }

    @Test
    void shouldReplaceThePlaceholderWhenAWorkerSucceeds() throws Exception {
        String hash;
        try (WorkerKiller killer = new WorkerKiller()) {
            hash = published();
            assertThat(Pictures.isPlaceholder(thumbnail(hash))).isTrue();
            assertThat(jobs(hash)).hasSize(1);
        }

        Await.until("a frame of video " + hash, () -> !Pictures.isPlaceholder(thumbnail(hash)));
        Await.until("the end of the job", () -> jobs(hash).isEmpty());
    }

    @Test
    void shouldReturn503InsteadOfAnEmptyListOfChoicesIfWorkersFail() throws Exception {
        String hash = vireo.uploaded(token, "A video");
        try (WorkerKiller killer = new WorkerKiller()) {
            Response answer = choices(hash);
            answer.then().statusCode(503);
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        }

        choices(hash).then().statusCode(200);
        assertThat(choices(hash).<List<?>>path("response")).isNotEmpty();
    }

    @Test
    void shouldKeepAnImageUploadedBeforeTheRetry() throws Exception {
        String hash;
        try (WorkerKiller killer = new WorkerKiller()) {
            hash = published();
            assertThat(jobs(hash)).hasSize(1);
            vireo.request()
                    .header("Authorization", token)
                    .contentType("image/png")
                    .body(TestImages.png(Color.RED, 320, 240))
                    .put("/thumbnails/{hash}", hash)
                    .then()
                    .statusCode(200);
            assertThat(jobs(hash)).isEmpty();
        }
        // jobs run in order: a job for the video would have run before the later one
        String later = videoWithoutThumbnail();
        Await.until("the thumbnail of a later video", () -> Files.exists(file(later)));

        assertThat(new Color(thumbnail(hash).getRGB(5, 5)).getRed()).isGreaterThan(200);
    }

    @Test
    void shouldNotCreateAThumbnailOfAVideoDeletedBeforeTheRetry() throws Exception {
        String hash;
        try (WorkerKiller killer = new WorkerKiller()) {
            hash = published();
            assertThat(jobs(hash)).hasSize(1);
            vireo.deleteVideo(token, hash).then().statusCode(200);
        }
        String later = videoWithoutThumbnail();
        Await.until("the thumbnail of a later video", () -> Files.exists(file(later)));

        assertThat(file(hash)).doesNotExist();
        assertThat(jobs(hash)).isEmpty();
    }

    /** As after a restore from a backup without thumbnails. */
    @Test
    void shouldRecreateAMissingThumbnailOnRequest() throws Exception {
        String hash = vireo.uploaded(token, "A video");
        Files.delete(file(hash));

        vireo.request().get("/thumbnails/{hash}", hash).then().statusCode(404);

        Await.until("the thumbnail of video " + hash, () -> Files.exists(file(hash)));
        assertThat(Pictures.isPlaceholder(thumbnail(hash))).isFalse();
    }

    /** The migrations add the same job for databases of the original service. */
    @Test
    void shouldCreateTheThumbnailsOfVideosWithoutOne() throws Exception {
        String hash = videoWithoutThumbnail();

        Await.until("the thumbnail of video " + hash, () -> Files.exists(file(hash)));
        assertThat(Pictures.isPlaceholder(thumbnail(hash))).isFalse();
        Await.until("the end of the job", () -> jobs("all").isEmpty());
    }

    /** Publishes a video, deletes its thumbnail, schedules the job that finds such videos, and returns the hash path. */
    private String videoWithoutThumbnail() throws Exception {
        String hash = vireo.uploaded(token, "A video");
        Files.delete(file(hash));
        Rows.change("INSERT INTO Jobs (Kind, JobKey, Payload, Created, NextAttemptAt)"
                + " VALUES ('missing-thumbnails', 'all', '', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))"
                + " ON DUPLICATE KEY UPDATE NextAttemptAt = UTC_TIMESTAMP(3), FailedAt = NULL");
        return hash;
    }

    private String published() {
        String hash = vireo.announced(token, "A video");
        vireo.upload(token, hash, VIDEO).then().statusCode(200);
        return hash;
    }

    private Response choices(String hash) {
        return vireo.request().header("Authorization", token).get("/thumbnails/{hash}/choices", hash);
    }

    private BufferedImage thumbnail(String hash) {
        return Pictures.decode(vireo.request().get("/thumbnails/{hash}", hash).asByteArray());
    }

    private static Path file(String hash) {
        return TestServer.data().resolve("thumbnails/" + hash + ".jpg");
    }

    private static List<String> jobs(String key) throws Exception {
        return Rows.select("SELECT Kind FROM Jobs WHERE Kind = 'thumbnail' AND JobKey = ?", key);
    }

    /** Kills all frame workers of the test servers until it is closed. */
    private static final class WorkerKiller implements AutoCloseable {
        private final AtomicBoolean closed = new AtomicBoolean();
        private final Thread thread = new Thread(this::kill);

        WorkerKiller() {
            thread.start();
        }

        private void kill() {
            while (!closed.get()) {
                ProcessHandle.current()
                        .descendants()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains("FrameWorker"))
                        .forEach(ProcessHandle::destroyForcibly);
                LockSupport.parkNanos(1_000_000);
            }
        }

        @Override
        public void close() throws InterruptedException {
            closed.set(true);
            thread.join();
        }
    }
}
