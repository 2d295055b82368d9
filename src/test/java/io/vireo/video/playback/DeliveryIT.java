package io.vireo.video.playback;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.DeliveryTable;
import io.vireo.GrizzlyOnly;
import io.vireo.RawConnection;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import io.vireo.WithBothConnectors;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delivery of videos: by sendfile over HTTP/1.1, by writes over HTTP/2. */
@WithBothConnectors
class DeliveryIT extends ServerTest {
    private static final int SIZE = 40_000_000;
    private static final int SMALL_WINDOW = 64 * 1024;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final byte[] content = new byte[SIZE];

    @AfterEach
    void stopScheduler() {
        scheduler.shutdownNow();
    }

    @Test
    void shouldSendExactlyTheRequestedBytes() throws Exception {
        new DeliveryTable(Version.HTTP_1_1, uri(bigVideo()), content).check();
    }

    @Test
    @GrizzlyOnly("Payara's codec loses the response to a request that upgrades to HTTP/2")
    void shouldSendExactlyTheRequestedBytesOverHttp2() throws Exception {
        new DeliveryTable(Version.HTTP_2, uri(bigVideo()), content).check();
    }

    @Test
    void shouldSendAThumbnail() throws IOException {
        String hash = vireo.published(vireo.token(vireo.newAccount()), "Seen");
        byte[] image = Files.readAllBytes(TestServer.data().resolve("thumbnails/" + hash + ".jpg"));
        var answer = vireo.request().get("/thumbnails/{hash}", hash);
        answer.then().statusCode(200).contentType("image/jpeg");
        assertThat(answer.asByteArray()).isEqualTo(image);
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        vireo.request()
                .header("If-None-Match", answer.header("ETag"))
                .get("/thumbnails/{hash}", hash)
                .then()
                .statusCode(304);
        vireo.request().head("/thumbnails/{hash}", hash).then().statusCode(200).contentType("image/jpeg");
    }

    @Test
    void shouldAbortAnIdleDownload() throws Exception {
        String hash = bigVideo();
        try (Socket client = startDownload(hash)) {
            InputStream body = bodyOf(client);
            long receivedBytes = scheduler
                    .schedule(
                            () -> readAll(body), 3 * TestServer.DOWNLOAD_IDLE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
            assertThat(receivedBytes).isPositive().isLessThan(SIZE);
        }
    }

    @Test
    @GrizzlyOnly(
            "the servlet API does not show that a client empties the socket's buffer, which may take longer than the timeout")
    void shouldServeASlowClient() throws Exception {
        String hash = bigVideo();
        byte[] received = new byte[SIZE];
        try (Socket client = startDownload(hash)) {
            InputStream body = bodyOf(client);
            int receivedBytes = 0;
            for (int i = 0; i < 24; i++) {
                int from = receivedBytes;
                receivedBytes += scheduler
                        .schedule(
                                () -> body.readNBytes(received, from, 100_000),
                                TestServer.DOWNLOAD_IDLE_TIMEOUT.toMillis() / 6,
                                TimeUnit.MILLISECONDS)
                        .get();
            }
            assertThat(receivedBytes).isEqualTo(2_400_000);
            assertThat(body.readNBytes(received, receivedBytes, SIZE - receivedBytes))
                    .isEqualTo(SIZE - receivedBytes);
        }
        assertThat(received).isEqualTo(content);
    }

    @Test
    void shouldCompleteTheDownloadOfADeletedVideo() throws Exception {
        String hash = bigVideo();
        try (Socket client = startDownload(hash)) {
            InputStream body = bodyOf(client);
            Files.delete(file(hash));
            assertThat(body.readNBytes(SIZE)).isEqualTo(content);
        }
        vireo.request().get("/video/d/{hash}", hash).then().statusCode(400);
    }

    @Test
    @GrizzlyOnly("the servlet API has no way to close a connection once the head of the response has been sent")
    void shouldNotCompleteTheDownloadOfATruncatedFile() throws Exception {
        String hash = bigVideo();
        try (Socket client = startDownload(hash)) {
            InputStream body = bodyOf(client);
            try (var file = Files.newByteChannel(file(hash), java.nio.file.StandardOpenOption.WRITE)) {
                file.truncate(SIZE / 2);
            }
            assertThat(readAll(body)).isLessThan(SIZE);
        }
    }

    @Test
    void shouldServeFurtherRequestsOfAConnection() throws Exception {
        String hash = bigVideo();
        try (Socket client = new Socket(base().getHost(), base().getPort())) {
            String request = "GET /video/d/" + hash + " HTTP/1.1\r\nHost: localhost\r\nRange: bytes=%d-%d\r\n\r\n";
            for (int i = 0; i < 50; i++) {
                int first = i * 100_000;
                sendRequest(client, String.format(request, first, first + 299_999));
                byte[] part = bodyOf(client).readNBytes(300_000);
                assertThat(part).isEqualTo(Arrays.copyOfRange(content, first, first + 300_000));
            }
            sendRequest(client, String.format(request, 0, 199_999) + String.format(request, 5, 9));
            assertThat(bodyOf(client).readNBytes(200_000)).isEqualTo(Arrays.copyOf(content, 200_000));
            assertThat(bodyOf(client).readNBytes(5)).isEqualTo(Arrays.copyOfRange(content, 5, 10));
        }
    }

    @ParameterizedTest
    @GrizzlyOnly("there is no fast path before the servlet container")
    @ValueSource(
            strings = {
                "X-None: 1",
                "Range: bytes=3-7",
                "Range: bytes=0-1,5-6",
                "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT"
            })
    void shouldSendTheSameHeadersOnTheFastPathAsInTheContainer(String header) throws IOException {
        String hash = vireo.published(vireo.token(vireo.newAccount()), "Both");
        for (String path : List.of("/video/d/" + hash, "/thumbnails/" + hash)) {
            for (String method : List.of("GET", "HEAD")) {
                String request =
                        method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n";
                // the fast path leaves requests with an X-Request-Id to the container
                Map<String, String> container = headers(request + "X-Request-Id: given\r\n\r\n");
                assertThat(headers(request + "\r\n")).isEqualTo(container).containsKeys("etag", "cache-control");
            }
        }
    }

    private Map<String, String> headers(String request) throws IOException {
        try (RawConnection connection = new RawConnection(base())) {
            Map<String, String> headers =
                    new TreeMap<>(connection.send(request).answer("HEAD").headers());
            assertThat(headers).containsKey("x-request-id");
            headers.keySet().removeAll(List.of("x-request-id", "date"));
            headers.computeIfPresent("content-type", (name, type) -> type.replaceAll("boundary=.*", "boundary"));
            return headers;
        }
    }

    @Test
    void shouldNameTheFileByItsNewTitleImmediately() {
        String token = vireo.token(vireo.newAccount());
        String hash = vireo.published(token, "Before");
        for (String title : List.of("Before", "After", "Later")) {
            vireo.request()
                    .header("Authorization", token)
                    .contentType("application/json")
                    .body(Map.of("title", title))
                    .patch("/v/{hash}", hash)
                    .then()
                    .statusCode(200);
            for (int i = 0; i < 2; i++) {
                assertThat(vireo.request().get("/video/d/{hash}", hash).header("Content-Disposition"))
                        .contains("\"" + title + ".mp4\"");
            }
        }
    }

    /** Publishes a video, replaces its file by one that exceeds all buffers on the path, and returns its hash path. */
    private String bigVideo() throws IOException {
        String hash = vireo.published(vireo.token(vireo.newAccount()), "Big");
        new Random(hash.hashCode()).nextBytes(content);
        Path big = Files.write(TestServer.data().resolve("videos/" + hash + ".tmp"), content);
        Files.move(big, file(hash), StandardCopyOption.REPLACE_EXISTING);
        return hash;
    }

    private static Path file(String hash) {
        return TestServer.data().resolve("videos/" + hash + ".mp4");
    }

    private URI uri(String hash) {
        return base().resolve("/video/d/" + hash);
    }

    private Socket startDownload(String hash) throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(SMALL_WINDOW);
        client.connect(new InetSocketAddress(base().getHost(), base().getPort()));
        sendRequest(client, "GET /video/d/" + hash + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return client;
    }

    private static void sendRequest(Socket client, String request) throws IOException {
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Skips the header of the response and returns its body. */
    private static InputStream bodyOf(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        assertThat(head).startsWith("HTTP/1.1 20");
        return in;
    }

    /** Returns the number of bytes received before the connection is closed or reset. */
    private static long readAll(InputStream body) {
        long receivedBytes = 0;
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                receivedBytes += read;
            }
        } catch (IOException e) {
            // a reset ends the body as well
        }
        return receivedBytes;
    }
}
