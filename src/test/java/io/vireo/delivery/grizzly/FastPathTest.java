package io.vireo.delivery.grizzly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.Delivery;
import io.vireo.delivery.Representation;
import io.vireo.delivery.ZeroCopyDelivery.FastPathParts;
import io.vireo.http.CommonError;
import io.vireo.http.FastPathObserver;
import io.vireo.http.SecurityHeaders;
import io.vireo.http.grizzly.Fallback;
import io.vireo.http.grizzly.GrizzlyListenerLookup;
import io.vireo.http.grizzly.GuardedFilter;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast path in a Grizzly server without Payara. The handler behind the filter responds to all other requests with 299. */
class FastPathTest {
    private static final int LARGE = 20_000_000;
    private static final int SMALL = 5_000;
    /** The length of the part of a segment that is in memory. */
    private static final int HEAD = 9_000;

    private static final int PLAYLIST = 300_000;

    private final HttpServer server = new HttpServer();
    private final byte[] content = new byte[LARGE];
    private final ActiveTransfers activeTransfers = new ActiveTransfers(Duration.ofMinutes(2), System::nanoTime);
    private final BlockingQueue<LinkageError> linkageErrors = new LinkedBlockingQueue<>();
    private final SendfileSelectors transfers = new SendfileSelectors(linkageErrors::add);
    private final RecordingCount recorded = new RecordingCount();

    /** Records the requests that the observer has been notified of. */
    private static final class RecordingCount implements FastPathObserver.Count {
        final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

        @Override
        public void ended(String method, String path, int status, long nanos) {
            if (path.equals("/uncounted")) {
                throw new IllegalStateException("of the test");
            }
            requests.add(method + " " + path + " " + status);
        }
    }

    @TempDir
    Path directory;

    private URI base;

    @BeforeEach
    void start() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < LARGE; i++) {
            content[i] = (byte) random.nextInt('a', 'z');
        }
        Files.write(directory.resolve("big"), content);
        Files.write(directory.resolve("small"), Arrays.copyOf(content, SMALL));
        NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);
        server.addListener(listener);
        server.getServerConfiguration().setAllowPayloadForUndefinedHttpMethods(true);
        server.getServerConfiguration().addHttpHandler(new HttpHandler() {
            @Override
            public void service(Request request, Response response) {
                response.setStatus(299);
            }
        });
        server.start();
        GrizzlyListenerLookup.insert(
                listener.getTransport(),
                List.of(new GuardedFilter(
                        new FastPathFilter(
                                new FastPathParts(
                                        this::answer,
                                        (origin, header) -> {},
                                        new SecurityHeaders(Optional.empty()),
                                        recorded,
                                        1_000_000),
                                new FastPathSender(activeTransfers, transfers, new SmallFileCache(1_000_000))),
                        new Fallback(linkageErrors::add))));
        transfers.start(Thread::new);
        base = URI.create("http://127.0.0.1:" + listener.getPort());
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
        transfers.close();
    }

    private boolean answer(String path, @Nullable String query, Delivery delivery) throws IOException {
        switch (path) {
            case "/refused" -> throw CommonError.NOT_FOUND.exception();
            case "/other-server" -> throw new NoSuchMethodError("of the test");
            case "/broken" -> throw new IllegalStateException("of the test");
            case "/segment" -> {
                StoredFile big =
                        StoredFile.at(directory.resolve("big"), "video/mp4").orElseThrow();
                return composed(
                        big,
                        delivery,
                        memory(0, HEAD),
                        new BodySegment.Slice(HEAD, 3_000_000),
                        new BodySegment.Slice(4_000_000, 1_000_000));
            }
            case "/playlist" -> {
                StoredFile absent = new StoredFile(directory.resolve("absent"), LARGE, Instant.EPOCH, "", "");
                return composed(absent, delivery, memory(0, PLAYLIST));
            }
            default -> {}
        }
        var file = StoredFile.at(directory.resolve(path.equals("/uncounted") ? "big" : path.substring(1)), "video/mp4");
        if (file.isPresent()) {
            delivery.setHeader("X-Test", "short");
            delivery.deliver(file.get(), "no-cache");
        }
        return file.isPresent();
    }

    private static boolean composed(StoredFile file, Delivery delivery, BodySegment... body) throws IOException {
        delivery.deliver(new Representation(file, "video/iso.segment", "\"composed\"", List.of(body)), "no-cache");
        return true;
    }

    private BodySegment.Memory memory(int from, int to) {
        return new BodySegment.Memory(ByteBuffer.wrap(content, from, to - from));
    }

    private RawAnswer get(String path, String... headers) throws IOException {
        return RawConnection.exchange(base, request("GET", path, headers));
    }

    private static String request(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", headers) + "\r\n";
    }

    private String text(int from, int to) {
        return new String(content, from, to - from, ISO_8859_1);
    }

    @Test
    void shouldCountItsResponses() throws Exception {
        get("/small?query");
        get("/big");
        get("/big", "Range: bytes=5-9\r\n");
        get("/nothing");
        get("/refused");
        get("/small", "If-None-Match: *\r\n");

        List<String> notified = new ArrayList<>();
        while (notified.size() < 4) {
            notified.add(recorded.requests.poll(10, TimeUnit.SECONDS));
        }
        assertThat(notified)
                .containsExactlyInAnyOrder("GET /small 200", "GET /big 200", "GET /big 206", "GET /small 304");
        assertThat(recorded.requests).isEmpty();
    }

    @Test
    void shouldSendASmallFile() throws IOException {
        for (int i = 0; i < 2; i++) {
            RawAnswer answer = get("/small");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(text(0, SMALL));
            assertThat(answer.headers())
                    .containsEntry("content-type", "video/mp4")
                    .containsEntry("content-length", "" + SMALL)
                    .containsEntry("cache-control", "no-cache")
                    .containsEntry("x-test", "short")
                    .containsKeys("etag", "last-modified", "x-request-id", "date");
        }
    }

    @Test
    void shouldDetectAChangedSmallFile() throws IOException {
        get("/small");
        Path other = Files.write(directory.resolve("other"), new byte[] {'n', 'e', 'w'});
        Files.move(other, directory.resolve("small"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(get("/small").headers()).containsEntry("content-length", "3");
        Files.delete(directory.resolve("small"));
        assertThat(get("/small").status()).isEqualTo(299);
    }

    @Test
    void shouldDisableTheFastPathAfterALinkageError() throws IOException {
        assertThat(get("/small").status()).isEqualTo(200);
        try (RawConnection connection = new RawConnection(base)) {
            connection.send(request("GET", "/small") + request("GET", "/other-server") + request("GET", "/small"));
            assertThat(connection.answer().status()).isEqualTo(200);
            assertThat(connection.answer().status()).isEqualTo(299);
            assertThat(connection.answer().status()).isEqualTo(299);
        }
        assertThat(get("/other-server").status()).isEqualTo(299);
        assertThat(linkageErrors).hasSize(1);
    }

    @Test
    void shouldServeTheNextRequestIfTheObserverFails() throws IOException {
        try (RawConnection connection = new RawConnection(base)) {
            connection.send(request("GET", "/uncounted"));
            assertThat(connection.answer().body()).isEqualTo(text(0, LARGE));
            connection.send(request("GET", "/elsewhere"));
            assertThat(connection.answer().status()).isEqualTo(299);
        }
    }

    @Test
    void shouldSendALargeFile() throws IOException {
        try (RawConnection connection = new RawConnection(base)) {
            connection.send(request("GET", "/big") + request("GET", "/big", "Range: bytes=5-9\r\n"));
            assertThat(connection.answer().body()).isEqualTo(text(0, LARGE));
            RawAnswer next = connection.answer();
            assertThat(next.status()).isEqualTo(206);
            assertThat(next.headers()).containsEntry("content-range", "bytes 5-9/" + LARGE);
            assertThat(next.body()).isEqualTo(text(5, 10));
        }
        assertThat(activeTransfers.count()).isZero();
    }

    @Test
    void shouldSendAComposedBody() throws IOException {
        String whole = text(0, HEAD + 3_000_000) + text(4_000_000, 5_000_000);
        try (RawConnection connection = new RawConnection(base)) {
            for (int i = 0; i < 3; i++) {
                connection.send(request("GET", "/segment")
                        + request("HEAD", "/segment")
                        + request("GET", "/segment", "Range: bytes=7000-99999\r\n")
                        + request("GET", "/segment", "Range: bytes=3000000-\r\n")
                        + request("GET", "/elsewhere"));
                RawAnswer answer = connection.answer();
                assertThat(answer.headers()).containsEntry("content-length", "" + whole.length());
                assertThat(answer.body()).isEqualTo(whole);
                assertThat(connection.answer("HEAD").headers()).containsEntry("content-length", "" + whole.length());
                assertThat(connection.answer().body()).isEqualTo(whole.substring(7000, 100_000));
                assertThat(connection.answer().body()).isEqualTo(whole.substring(3_000_000));
                assertThat(connection.answer().status()).isEqualTo(299);
            }
        }
        assertThat(activeTransfers.count()).isZero();
    }

    /** More than is written at once; the file to which the representation belongs is not needed. */
    @Test
    void shouldSendABodyInMemory() throws IOException {
        try (RawConnection connection = new RawConnection(base)) {
            for (int i = 0; i < 3; i++) {
                connection.send(request("GET", "/playlist")
                        + request("GET", "/playlist", "Range: bytes=-3\r\n")
                        + request("GET", "/elsewhere"));
                assertThat(connection.answer().body()).isEqualTo(text(0, PLAYLIST));
                assertThat(connection.answer().body()).isEqualTo(text(PLAYLIST - 3, PLAYLIST));
                assertThat(connection.answer().status()).isEqualTo(299);
            }
        }
        assertThat(activeTransfers.count()).isZero();
    }

    @Test
    void shouldServePipelinedRequests() throws IOException {
        try (RawConnection connection = new RawConnection(base)) {
            String three = request("GET", "/small", "Range: bytes=1-2\r\n")
                    + request("GET", "/elsewhere")
                    + request("GET", "/big", "Range: bytes=1000-299999\r\n");
            connection.send(three.repeat(30));
            for (int i = 0; i < 30; i++) {
                assertThat(connection.answer().body()).isEqualTo(text(1, 3));
                assertThat(connection.answer().status()).isEqualTo(299);
                assertThat(connection.answer().body()).isEqualTo(text(1000, 300_000));
            }
        }
    }

    @Test
    void shouldRespondToHead() throws IOException {
        try (RawConnection connection = new RawConnection(base)) {
            connection.send(request("HEAD", "/big") + request("GET", "/small"));
            RawAnswer head = connection.answer("HEAD");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.headers()).containsEntry("content-length", "" + LARGE);
            assertThat(connection.answer().body()).isEqualTo(text(0, SMALL));
        }
    }

    @Test
    void shouldReturn304ForAMatchingEtag() throws IOException {
        String etag = get("/small").headers().get("etag");
        try (RawConnection connection = new RawConnection(base)) {
            connection.send(request("GET", "/small", "If-None-Match: " + etag + "\r\n") + request("GET", "/elsewhere"));
            RawAnswer answer = connection.answer("HEAD");
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.headers()).containsEntry("etag", etag).doesNotContainKey("content-length");
            assertThat(connection.answer().status()).isEqualTo(299);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /elsewhere HTTP/1.1\r\n",
                "GET /refused HTTP/1.1\r\n",
                "GET /broken HTTP/1.1\r\n",
                "POST /small HTTP/1.1\r\n",
                "DELETE /small HTTP/1.1\r\n",
                "GET /small HTTP/1.1\r\nContent-Length: 1\r\n",
                "GET /small HTTP/1.1\r\nX-Request-Id: of-a-proxy\r\n",
                "GET /small HTTP/1.1\r\nIf-Match: \"another\"\r\n",
                "GET /small HTTP/1.1\r\nRange: bytes=5000-\r\n",
            })
    void shouldPassOtherRequestsOnUnchanged(String head) throws IOException {
        RawAnswer answer = RawConnection.exchange(base, head + "Host: localhost\r\n\r\nx");
        assertThat(answer.status()).isEqualTo(299);
        assertThat(answer.headers()).doesNotContainKeys("x-test", "etag", "content-range", "x-request-id");
    }
}
