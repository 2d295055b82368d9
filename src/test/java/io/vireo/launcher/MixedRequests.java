package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import io.vireo.Samples;
import io.vireo.Together;
import io.vireo.VireoClient;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Sends mixed requests sequentially over several persistent connections concurrently; each request must get its own response. The
 * requests are deterministic.
 */
final class MixedRequests {
    private static final int CONNECTIONS = 12;

    private final URI base;
    private final String token;
    private final String hash;
    private final byte[] video = Samples.video();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    MixedRequests(VireoProcess vireo) {
        VireoClient client = vireo.client();
        base = vireo.base();
        token = client.token(client.newAccount());
        hash = client.published(token, "Mixed");
    }

    /** @param count the number of requests per connection */
    void run(int count) throws Exception {
        Together.call(IntStream.range(0, CONNECTIONS)
                .<Callable<Boolean>>mapToObj(seed -> () -> onOneConnection(new Random(seed), count))
                .toList());
        assertThat(ids).hasSize(CONNECTIONS * count);
    }

    private boolean onOneConnection(Random random, int count) throws IOException {
        RawConnection connection = new RawConnection(base);
        try {
            for (int i = 0; i < count; i++) {
                RawAnswer answer = switch (random.nextInt(8)) {
                    case 0 -> whole(connection);
                    case 1 -> range(connection, random);
                    case 2 -> head(connection);
                    case 3, 4 -> announcement(connection, random, i);
                    case 5, 6 -> rejectedPicture(connection, random);
                    default -> list(connection);
                };
                assertThat(ids.add(answer.headers().get("x-request-id")))
                        .as("unique request id")
                        .isTrue();
                if ("close".equalsIgnoreCase(answer.headers().get("connection"))) {
                    connection.close();
                    connection = new RawConnection(base);
                }
            }
        } finally {
            connection.close();
        }
        return true;
    }

    private RawAnswer whole(RawConnection connection) throws IOException {
        RawAnswer answer = connection.send(request("GET", "/video/d/" + hash)).answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEqualTo(video);
        return answer;
    }

    private RawAnswer range(RawConnection connection, Random random) throws IOException {
        int from = random.nextInt(video.length);
        int to = from + random.nextInt(video.length - from);
        RawAnswer answer = connection
                .send(request("GET", "/video/d/" + hash, "Range: bytes=" + from + "-" + to))
                .answer();
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(video, from, to + 1));
        return answer;
    }

    private RawAnswer head(RawConnection connection) throws IOException {
        RawAnswer answer = connection.send(request("HEAD", "/video/d/" + hash)).answer("HEAD");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-length", String.valueOf(video.length));
        return answer;
    }

    private RawAnswer announcement(RawConnection connection, Random random, int number) throws IOException {
        byte[] body =
                "{\"title\": \"%d\", \"description\": \"\"}".formatted(number).getBytes(UTF_8);
        send(connection, random, body, "/upload", "Content-Type: application/json");
        RawAnswer answer = connection.answer();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"response\":\"[a-z0-9]{7}\"}");
        return answer;
    }

    private RawAnswer rejectedPicture(RawConnection connection, Random random) throws IOException {
        byte[] body = new byte[1 + random.nextInt(200_000)];
        send(connection, random, body, "/channel/picture", "Content-Type: image/png");
        RawAnswer answer = connection.answer();
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("not-image");
        return answer;
    }

    private RawAnswer list(RawConnection connection) throws IOException {
        RawAnswer answer = connection.send(request("GET", "/videos/all")).answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(hash);
        return answer;
    }

    /** Sends head and body in one part, or in two parts split at a random position. */
    private void send(RawConnection connection, Random random, byte[] body, String path, String type)
            throws IOException {
        byte[] head = request("POST", path, type, "Authorization: " + token, "Content-Length: " + body.length)
                .getBytes(UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        int cut = List.of(0, head.length, head.length + body.length / 2, all.length - 1)
                .get(random.nextInt(4));
        if (cut > 0) {
            connection.send(Arrays.copyOf(all, cut));
            Thread.yield();
        }
        connection.send(Arrays.copyOfRange(all, cut, all.length));
    }

    private static String request(String method, String path, String... headers) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: x\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString();
    }
}
