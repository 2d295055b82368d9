package io.vireo.launcher;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.DeliveryTable;
import io.vireo.RawConnection;
import io.vireo.Samples;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * {@code vireo.jar} without the web client and without the kernel's sendfile: its database hangs, is killed, and the site is stopped. One
 * start serves all cases.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseOutageIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int SIGTERM_STATUS = 143;

    @TestDirectory
    static Path data;

    private static VireoProcess vireo;
    private static VireoClient client;
    private static String token;
    private static String video;

    @BeforeAll
    static void start() throws Exception {
        vireo = VireoProcess.start(
                data, Map.of("VIREO_DB_QUERY_TIMEOUT", "PT2S", "VIREO_WEB", "false", "VIREO_MEDIA_SENDFILE", "false"));
        client = vireo.client();
        token = client.token(client.newAccount());
        video = client.published(token, "Here");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        vireo.close();
    }

    @Test
    @Order(1)
    void shouldServeTheApiAlone() {
        client.request()
                .redirects()
                .follow(false)
                .accept("text/html")
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", equalTo("docs/"));
        for (String page : List.of("/home", "/signin", "/video/abc1234", "/search/x", "/robots.txt", "/nothing")) {
            client.request()
                    .accept("text/html, */*;q=0.8")
                    .get(page)
                    .then()
                    .statusCode(404)
                    .contentType("application/json")
                    .body("response", equalTo("not-found"));
        }
        client.request()
                .get("/reset?token=x")
                .then()
                .statusCode(400)
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
                .body(containsString("This link does not work any more"));
        client.request().get("/reset").then().statusCode(400);
    }

    @Test
    @Order(2)
    void shouldPassTheDeliveryChecksWithNonBlockingWrites() throws Exception {
        assertThat(vireo.log()).contains("Files are sent by non-blocking writes");
        String hash = client.published(token, "Written");
        byte[] content = new byte[20_000_000];
        new Random(5).nextBytes(content);
        Path file = data.resolve("videos/" + hash + ".mp4");
        Files.move(
                Files.write(data.resolve("videos/" + hash + ".tmp"), content),
                file,
                StandardCopyOption.REPLACE_EXISTING);
        new DeliveryTable(Version.HTTP_1_1, vireo.base().resolve("/video/d/" + hash), content).check();
        String access = client.hidden(token, hash);
        client.request().get("/video/d/" + hash).then().statusCode(400);
        client.request()
                .urlEncodingEnabled(false)
                .get("/video/d/" + hash + "?" + access)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-cache"));
    }

    @Test
    @Order(3)
    void shouldReturn503WhileTheDatabaseHangs() throws Exception {
        String announced = client.announced(token, "Refused");
        vireo.signalDatabase("STOP");
        // before the node has detected that the database hangs
        assertTimeoutPreemptively(
                TIMEOUT, () -> client.signIn("nobody", PASSWORD).then().statusCode(503));
        vireo.awaitLog(log -> log.contains("The database is unavailable"));
        awaitStatus(503).then().header("Retry-After", equalTo("5")).body("response", equalTo("unavailable"));
        client.upload(token, announced, Samples.video()).then().statusCode(503);
        client.request().get("/health/ready").then().statusCode(503);
        client.request().get("/health/live").then().statusCode(200);
        vireo.signalDatabase("CONT");
        awaitStatus(200);
        client.request().get("/health/ready").then().statusCode(200);
    }

    @Test
    @Order(4)
    void shouldAbortListsAndLoseNoUploadWhenTheDatabaseIsKilled() throws Exception {
        DatabaseKill kill = new DatabaseKill(vireo, data);
        kill.duringResponsesAndUploads();
        kill.beforeACommit();
    }

    @Test
    @Order(5)
    void shouldFinishActiveRequestsOnShutdown() throws Exception {
        String announced = client.announced(token, "Halfway");
        long videos = files("videos").count();
        byte[] bytes = Samples.video();
        try (RawConnection upload = new RawConnection(vireo.base())) {
            upload.send("POST /upload/v/" + announced + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + token
                            + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                    .send(Arrays.copyOf(bytes, bytes.length / 2));
            Await.until(
                    "an unfinished upload",
                    () -> files("incoming").anyMatch(file -> file.toString().endsWith(".part")));
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
        // the announcement may still be counted when its client has the response
        assertThat(vireo.log()).containsPattern("Stopping: [12] requests under way");
        assertThat(files("incoming")).isEmpty();
        assertThat(files("videos")).hasSize((int) videos + 1).contains(data.resolve("videos/" + announced + ".mp4"));
    }

    private static Response awaitStatus(int status) {
        Instant deadline = Instant.now().plus(TIMEOUT);
        Response answer = client.video(video);
        while (answer.statusCode() != status && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            answer = client.video(video);
        }
        answer.then().statusCode(status);
        return answer;
    }

    private static Stream<Path> files(String directory) throws IOException {
        return Files.list(data.resolve(directory));
    }
}
