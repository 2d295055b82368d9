package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.PortableOnly;
import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs with {@code vireo.http.connector=portable}, which works on every servlet container. */
@PortableOnly
class PortableConnectorIT extends ServerTest {
    private static final String INCOMPLETE =
            "POST /sign_in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

    @Test
    void shouldSendFilesByWrites() throws IOException {
        String token = vireo.token(vireo.newAccount());
        vireo.request()
                .get("/video/d/{hash}", vireo.published(token, "Written"))
                .then()
                .statusCode(200);

        String metrics =
                VireoClient.from(base(), "10.1.2.3").request().get("/metrics").asString();
        assertThat(metrics).contains("vireo_delivery_bytes_total{method=\"sendfile\"} 0.0");
        assertThat(metrics).doesNotContain("vireo_delivery_bytes_total{method=\"write\"} 0.0");
    }

    @Test
    void shouldSendAnExport() throws IOException {
        String owner = vireo.newAccount();
        String token = vireo.token(owner);
        vireo.published(token, "Exported");
        byte[] zip = vireo.request()
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

    /** The codec omits the content type of a response to HTTP/0.9. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /videos/all\r\n\r\n", "GET /videos/all HTTP/0.9\r\n\r\n"})
    void shouldRejectHttp09(String request) throws IOException {
        assertThat(RawConnection.exchange(base(), request).status()).isEqualTo(505);
    }

    @Test
    void shouldRejectATooLargeJsonBodyOfUnknownLength() throws IOException {
        try (RawConnection connection = new RawConnection(base())) {
            connection.send("POST /sign_in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n");
            byte[] body = new byte[1_100_000];
            Arrays.fill(body, (byte) ' ');
            RawAnswer rejected = connection.sendChunked(body, 50_000).answer();
            assertThat(rejected.status()).isEqualTo(413);
            assertThat(rejected.body()).contains("\"response\":\"too-large\"");
        }
    }

    @Test
    void shouldRejectASlowJsonBody() throws Exception {
        ScheduledExecutorService client = Executors.newSingleThreadScheduledExecutor();
        try (RawConnection connection = new RawConnection(base())) {
            connection.send(INCOMPLETE);
            client.scheduleWithFixedDelay(() -> sendBlank(connection), 500, 500, TimeUnit.MILLISECONDS);
            assertThat(connection.answer().status()).isEqualTo(408);
        } finally {
            client.shutdownNow();
        }
    }

    private static void sendBlank(RawConnection connection) {
        try {
            connection.send(" ");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e); // ends the schedule
        }
    }
}
