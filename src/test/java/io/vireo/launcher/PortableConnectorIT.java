package io.vireo.launcher;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.DeliveryTable;
import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import io.vireo.Together;
import io.vireo.VireoClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API with {@code vireo.http.connector=portable}, which works on every servlet container. */
class PortableConnectorIT {
    private static final int SIZE = 20_000_000;
    private static final int QUEUE = 20;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS, factory = io.vireo.TestDirectory.Factory.class)
    static Path data;

    private static VireoProcess vireo;
    private static VireoClient client;
    private static String owner;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        vireo = WarServers.start(
                data,
                Map.of(
                        "VIREO_HTTP_CONNECTOR", "portable",
                        "VIREO_HTTP_MAX_QUEUED_REQUESTS", String.valueOf(QUEUE),
                        "VIREO_HTTP_REQUEST_TIMEOUT", "PT3S",
                        "VIREO_PASSWORD_THREADS", "1",
                        "VIREO_PASSWORD_MAX_QUEUED", "500",
                        "VIREO_DELIVERY_IDLE_TIMEOUT", "PT2S"));
        client = vireo.client();
        owner = client.newAccount();
        token = client.token(owner);
    }

    @AfterAll
    static void stop() throws Exception {
        if (vireo != null) {
            vireo.close();
        }
    }

    @Test
    void shouldSendRangesAndEvaluateConditions() throws Exception {
        assertThat(vireo.log()).contains("Files are sent by non-blocking writes");
        byte[] content = new byte[SIZE];
        new Random(5).nextBytes(content);
        new DeliveryTable(Version.HTTP_1_1, vireo.base().resolve("/video/d/" + video(content)), content).check();
    }

    @Test
    void shouldSendAnExport() throws Exception {
        client.published(token, "Exported");
        byte[] zip = client.request()
                .header("Authorization", token)
                .get("/c/{name}/export", owner)
                .asByteArray();
        int files = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (in.getNextEntry() != null) {
                in.readAllBytes();
                files++;
            }
        }
        assertThat(files).isPositive();
    }

    @Test
    void shouldAbortAnIdleDownload() throws Exception {
        byte[] content = new byte[SIZE];
        String hash = video(content);
        try (RawConnection connection = new RawConnection(vireo.base())) {
            assertThat(connection.send(get("/video/d/" + hash)).head().status()).isEqualTo(200);
            await("vireo_downloads_active 1.0");
            await("vireo_downloads_active 0.0");
        }
        client.request().get("/videos/all").then().statusCode(200);
    }

    @Test
    void shouldRejectRequestsWhileOverloaded() throws Exception {
        List<RawAnswer> answers = Together.call(6 * QUEUE, () -> {
            try (RawConnection connection = new RawConnection(vireo.base())) {
                return connection
                        .send(json("{\"username\": \"nobody\", \"password\": \"" + PASSWORD + "\"}"))
                        .answer();
            }
        });
        assertThat(answers)
                .extracting(RawAnswer::status)
                .containsOnly(402, 403, 503)
                .contains(503);
        assertThat(answers).filteredOn(answer -> answer.status() == 503).allSatisfy(answer -> {
            assertThat(answer.headers()).containsEntry("retry-after", "5").containsKey("x-request-id");
            assertThat(answer.body()).contains("\"response\":\"unavailable\"");
        });
        assertThat(client.request().get("/videos/all").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/videos/all", "/v/abcdefg", "/nothing", "/video/d/abcdefg", "/docs/", "/health/live", "/metrics"
            })
    void shouldSendSecurityHeaders(String path) throws IOException {
        assertThat(RawConnection.exchange(vireo.base(), get(path)).headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("referrer-policy", "no-referrer")
                .containsKeys("content-security-policy", "x-request-id");
    }

    @Test
    void shouldNotRestrictVideos() throws IOException {
        String hash = client.published(token, "Played");
        assertThat(RawConnection.exchange(vireo.base(), get("/video/d/" + hash)).headers())
                .containsEntry("x-frame-options", "DENY")
                .doesNotContainKey("content-security-policy");
    }

    @Test
    void shouldRejectATooLargeJsonBody() throws IOException {
        try (RawConnection connection = new RawConnection(vireo.base())) {
            connection.send("POST /sign_in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n");
            byte[] body = new byte[1_100_000];
            Arrays.fill(body, (byte) ' ');
            RawAnswer rejected = connection.sendChunked(body, 50_000).answer();
            assertThat(rejected.status()).isEqualTo(413);
            assertThat(rejected.body()).contains("\"response\":\"too-large\"");
        }
        RawAnswer rejected = RawConnection.exchange(
                vireo.base(),
                "POST /sign_in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n{");
        assertThat(rejected.status()).isEqualTo(413);
    }

    @Test
    void shouldRejectASlowJsonBody() throws Exception {
        try (RawConnection connection = new RawConnection(vireo.base())) {
            connection.send("POST /sign_in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n{");
            for (int i = 0; i < 8; i++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                connection.send(" ");
            }
            assertThat(connection.answer().status()).isEqualTo(408);
        }
    }

    @Test
    void shouldAnswerMixedRequestsOnPersistentConnections() throws Exception {
        new MixedRequests(vireo).run(60);
        assertThat(vireo.log()).doesNotContain("Exception", "SEVERE");
    }

    private static String video(byte[] content) throws IOException {
        String hash = client.published(token, "Large");
        Path file = data.resolve("videos/" + hash + ".mp4");
        Files.move(
                Files.write(data.resolve("videos/" + hash + ".tmp"), content),
                file,
                StandardCopyOption.REPLACE_EXISTING);
        return hash;
    }

    /** Waits until the metrics contain a line. The metrics reject the forwarded addresses of the other clients. */
    private static void await(String line) {
        VireoClient operator = VireoClient.from(vireo.base(), "10.1.2.3");
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!operator.request().get("/metrics").asString().contains(line)) {
            assertThat(System.nanoTime() - deadline).as(line).isNegative();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    }

    private static String json(String body) {
        return "POST /sign_in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }
}
