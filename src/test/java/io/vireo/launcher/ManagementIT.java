package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.vireo.RawConnection;
import io.vireo.Samples;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import io.vireo.platform.database.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The monitoring options of {@code vireo.jar}: the management port for health and metrics, and the JSON log with an access log. */
class ManagementIT {
    private static final int LARGE = 300_000_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TestDirectory
    Path data;

    @Test
    void shouldServeHealthAndMetricsOnTheManagementPortAndLogJson() throws Exception {
        int port = freePort();
        try (VireoProcess vireo = start(port)) {
            assertThat(statusesUntilReady(vireo, port)).contains(503).isSubsetOf(503, 404);
            // immediately: a load balancer forwards requests as soon as the node is ready
            vireo.client().request().get("/videos/all").then().statusCode(200);
            vireo.awaitLog(log -> log.contains("Vireo is ready at"));
            sendAMalformedChunk(vireo);
            VireoClient client = vireo.client();
            VireoClient operator = new VireoClient(URI.create("http://127.0.0.1:" + port));
            for (String path : List.of("/health/live", "/health/ready", "/health/started", "/metrics")) {
                client.request().get(path).then().statusCode(404).body("response", equalTo("not-found"));
                operator.request().get(path).then().statusCode(200);
                operator.request().post(path).then().statusCode(405);
            }
            operator.request().get("/videos/all").then().statusCode(404);
            operator.request().get("/metrics").then().body(containsString("vireo_http_request_duration_seconds"));

            String hash = client.published(client.token(client.newAccount()), "Watched");
            client.request().header("User-Agent", "a \"viewer\"").get("/video/d/{hash}?after=secret", hash);
            abortDownload(vireo, hash);
            vireo.awaitLog(log -> log.contains("broken off") && log.contains("a \\\"viewer"));
            assertThat(lines(vireo))
                    .anySatisfy(line -> {
                        assertThat(line.getString("path")).isEqualTo("/video/d/" + hash);
                        assertThat(line.getString("route")).isEqualTo("/video/d/{hashpath}");
                        assertThat(line.getString("user_agent")).isEqualTo("a \"viewer\"");
                        assertThat(line.getInt("bytes")).isEqualTo(Samples.video().length);
                    })
                    .anySatisfy(line -> {
                        assertThat(line.getString("user_agent")).isEqualTo("broken off");
                        assertThat(line.getInt("bytes")).isBetween(1_000_000, LARGE - 1);
                    });
            assertThat(vireo.log()).doesNotContain("secret", "GRIZZLY");
            assertThat(vireo.log().lines()).allSatisfy(line -> assertThat(line).startsWith("{\"time\":\""));
        }
    }

    /** Returns the statuses of requests for an unknown video on the public port from the start of the node until it is ready. */
    private static Set<Integer> statusesUntilReady(VireoProcess vireo, int port) throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest video = HttpRequest.newBuilder(vireo.base().resolve("/v/abc1234"))
                .timeout(TIMEOUT)
                .build();
        Set<Integer> statuses = new HashSet<>();
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(TIMEOUT)
                .build();
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (Instant.now().isBefore(deadline)) {
            try {
                HttpResponse<Void> answer = http.send(video, BodyHandlers.discarding());
                if (answer.headers().firstValue("Content-Type").orElse("").equals("application/json")) {
                    statuses.add(answer.statusCode());
                }
                if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return statuses;
                }
            } catch (IOException e) {
                // not listening yet
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new IllegalStateException("Vireo was not ready in time");
    }

    /** Sends a malformed chunk; the error must not appear in the log of the server. */
    private static void sendAMalformedChunk(VireoProcess vireo) throws Exception {
        try (RawConnection connection = new RawConnection(vireo.base())) {
            connection.send("POST /sign_in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nzz\r\n");
            assertThat(connection.answer().status()).isEqualTo(400);
        }
    }

    /** Replaces a video by a large file, downloads a part of it and disconnects. */
    private void abortDownload(VireoProcess vireo, String hash) throws Exception {
        Path file = data.resolve("videos/" + hash + ".mp4");
        Path large = Files.write(file.resolveSibling("large"), new byte[LARGE]);
        Files.move(large, file, StandardCopyOption.REPLACE_EXISTING);
        try (Socket client = new Socket("localhost", vireo.port())) {
            client.getOutputStream()
                    .write(("GET /video/d/" + hash + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: broken off\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = client.getInputStream();
            answer.readNBytes(2_000_000);
        }
    }

    private static List<JsonObject> lines(VireoProcess vireo) {
        return vireo.log()
                .lines()
                .filter(line -> line.endsWith("}"))
                .map(line -> Json.createReader(new StringReader(line)).readObject())
                .filter(line -> line.getString("logger").equals("io.vireo.access"))
                .toList();
    }

    private VireoProcess start(int port) throws Exception {
        String database = "management_" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase.migrated(database);
        Map<String, String> settings = new HashMap<>();
        settings.put("VIREO_DB_URL", TestDatabase.url(database));
        settings.put("VIREO_DB_USER", String.valueOf(TestDatabase.user()));
        settings.put("VIREO_DB_PASSWORD", String.valueOf(TestDatabase.password()));
        settings.put("VIREO_MANAGEMENT_PORT", Integer.toString(port));
        settings.put("VIREO_LOG_FORMAT", "json");
        settings.put("VIREO_LOG_ACCESS", "true");
        return VireoProcess.launch(data, settings);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
