package io.vireo.launcher;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.RawConnection;
import io.vireo.Samples;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code vireo.jar} with a hanging database, and during a graceful shutdown. */
class AwayIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int SIGTERM_STATUS = 143;

    @TestDirectory
    Path data;

    @Test
    void shouldReturn503WhileTheDatabaseHangsAndFinishActiveRequestsOnShutdown() throws Exception {
        try (VireoProcess vireo = VireoProcess.start(data, Map.of("VIREO_DB_QUERY_TIMEOUT", "PT2S"))) {
            VireoClient client = vireo.client();
            String token = client.token(client.newAccount());
            String video = client.published(token, "Here");
            String announced = client.announced(token, "Halfway");

            vireo.signalDatabase("STOP");
            // before the node has detected that the database hangs
            assertTimeoutPreemptively(
                    TIMEOUT, () -> client.signIn("nobody", PASSWORD).then().statusCode(503));
            vireo.awaitLog(log -> log.contains("The database is unavailable"));
            awaitStatus(client, video, 503)
                    .then()
                    .header("Retry-After", equalTo("5"))
                    .body("response", equalTo("unavailable"));
            client.upload(token, announced, Samples.video()).then().statusCode(503);
            client.request().get("/health/ready").then().statusCode(503);
            client.request().get("/health/live").then().statusCode(200);
            vireo.signalDatabase("CONT");
            awaitStatus(client, video, 200);
            client.request().get("/health/ready").then().statusCode(200);

            byte[] bytes = Samples.video();
            try (RawConnection upload = new RawConnection(vireo.base())) {
                upload.send("POST /upload/v/" + announced + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + token
                                + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                        .send(Arrays.copyOf(bytes, bytes.length / 2));
                awaitFiles("incoming");
                vireo.requestStop();
                // an earlier request would count as active
                vireo.awaitLog(log -> log.contains("Stopping: "));
                client.video(video).then().statusCode(503);
                assertThat(upload.send(Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length))
                                .answer()
                                .status())
                        .isEqualTo(200);
            }
            assertThat(vireo.waitForExit()).isEqualTo(SIGTERM_STATUS);
            assertThat(vireo.log()).contains("Stopping: 1 requests under way");
            assertThat(files("incoming")).isEmpty();
            assertThat(files("videos")).hasSize(2);
        }
    }

    private static Response awaitStatus(VireoClient client, String video, int status) {
        Instant deadline = Instant.now().plus(TIMEOUT);
        Response answer = client.video(video);
        while (answer.statusCode() != status && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            answer = client.video(video);
        }
        answer.then().statusCode(status);
        return answer;
    }

    private void awaitFiles(String directory) throws Exception {
        Await.until(
                "an unfinished upload in " + directory,
                () -> files(directory).anyMatch(file -> file.toString().endsWith(".part")));
    }

    private Stream<Path> files(String directory) throws IOException {
        return Files.list(data.resolve(directory));
    }
}
