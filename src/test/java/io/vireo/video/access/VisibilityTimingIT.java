package io.vireo.video.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.ServerTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The response time does not reveal whether a hidden video exists. {@link VisibilityMatrixIT} compares the responses. */
class VisibilityTimingIT extends ServerTest {
    private static final int REQUESTS = 400;
    private static final int WARM_UP = 100;
    private static final double FACTOR = 1.5;
    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({"/v/, 404", "/thumbnails/, 404", "/video/d/, 400"})
    void shouldTakeAsLongForAHiddenVideoAsForNone(String path, int status) throws Exception {
        String token = vireo.token(vireo.newAccount());
        String hidden = vireo.published(token, "Hidden");
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("visibility", "private"))
                .patch("/v/{hash}", hidden)
                .then()
                .statusCode(200);
        List<Long> existing = new ArrayList<>();
        List<Long> missing = new ArrayList<>();

        for (int i = 0; i < REQUESTS; i++) { // in turn, so that other work on the machine delays both
            existing.add(nanos(path + hidden, status));
            missing.add(nanos(path + unknownHash(), status));
        }

        assertThat(median(existing) / median(missing)).isBetween(1 / FACTOR, FACTOR);
    }

    private long nanos(String path, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + path.substring(1)))
                .header(
                        "X-Forwarded-For",
                        "2001:db8:"
                                + Integer.toHexString(
                                        ThreadLocalRandom.current().nextInt(0x10000)) + "::1")
                .build();
        long start = System.nanoTime();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        long end = System.nanoTime();
        assertThat(response.statusCode()).isEqualTo(status);
        return end - start;
    }

    private static String unknownHash() {
        StringBuilder hash = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            hash.append(CHARACTERS.charAt(ThreadLocalRandom.current().nextInt(CHARACTERS.length())));
        }
        return hash.toString();
    }

    private static double median(List<Long> times) {
        List<Long> sorted = times.stream().skip(WARM_UP).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
