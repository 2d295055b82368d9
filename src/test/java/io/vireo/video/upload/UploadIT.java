package io.vireo.video.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vireo.RawConnection;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import io.vireo.Together;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadIT extends ServerTest {
    /** One byte more than the limit of the test server ({@link TestServer}). */
    private static final int TOO_LARGE = 2_000_001;

    /** The token of an uploader for the whole class. */
    private static String token;

    @BeforeEach
    void signIn() {
        if (token == null) {
            token = vireo.token(vireo.newAccount());
        }
    }

    @Test
    void shouldPublishAnUpload() {
        String hash = vireo.announced(token, "A video");

        vireo.upload(token, hash, Samples.video()).then().statusCode(200).body("response", equalTo(""));

        vireo.video(hash).then().statusCode(200).body("response.title", equalTo("A video"));
        assertThat(vireo.request().get("/video/d/{hash}", hash).asByteArray()).isEqualTo(Samples.video());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: application/octet-stream\r\n",
                "Content-Type: application/json\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "Content-Type: multipart/form-data\r\n",
                "Content-Type: nonsense\r\n"
            })
    void shouldAcceptAnyContentType(String type) throws IOException {
        String hash = vireo.announced(token, "A video");

        try (RawConnection connection = new RawConnection(base())) {
            connection.send("POST /upload/v/" + hash + " HTTP/1.1\r\nHost: vireo\r\nAuthorization: " + token + "\r\n");
            connection.send(type + "Content-Length: " + Samples.video().length + "\r\n\r\n");
            connection.send(Samples.video());
            assertThat(connection.answer().status()).isEqualTo(200);
        }

        assertThat(vireo.request().get("/video/d/{hash}", hash).asByteArray()).isEqualTo(Samples.video());
    }

    @Test
    void shouldRejectAnEmptyBody() throws IOException {
        String hash = vireo.announced(token, "A video");

        assertRejected(hash, new byte[0], 400, "no-data");
        assertChunkedRejected(hash, new byte[0], 400, "no-data");

        assertRetrySucceeds(hash);
    }

    static Stream<Arguments> unplayable() throws IOException {
        byte[] video = Samples.video();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            entries.putNextEntry(new ZipEntry("video.mp4"));
            entries.write(video);
        }
        return Stream.of(
                Arguments.of("one byte", new byte[1]),
                Arguments.of("a page", "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(UTF_8)),
                Arguments.of("a zip", zip.toByteArray()),
                Arguments.of("the first half of a Matroska file", half(Samples.bytes("matroska.mp4"))),
                Arguments.of("sound without picture", Samples.bytes("audio-only.m4a")),
                Arguments.of("the first half", half(video)),
                Arguments.of("all but the last byte", Arrays.copyOf(video, video.length - 1)),
                Arguments.of("all but the first byte", Arrays.copyOfRange(video, 1, video.length)),
                Arguments.of("the first box", Arrays.copyOf(video, video[3])),
                Arguments.of("zeros", new byte[100_000]));
    }

    private static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unplayable")
    void shouldRejectUnplayableFiles(String name, byte[] bytes) throws IOException {
        String hash = vireo.announced(token, name);

        assertRejected(hash, bytes, 400, "not-mp4");

        assertThat(files(hash)).isEmpty();
        assertThat(stagedFiles()).isEmpty();
        vireo.video(hash).then().statusCode(404);
        assertRetrySucceeds(hash);
    }

    @Test
    void shouldAcceptUploadsOfTheOwnerOnly() {
        String hash = vireo.announced(token, "A video");
        String other = vireo.token(vireo.newAccount());

        vireo.upload(other, hash, Samples.video()).then().statusCode(403).body("response", equalTo("not-owner"));

        assertRetrySucceeds(hash);
        vireo.upload(other, hash, Samples.video()).then().statusCode(403).body("response", equalTo("not-owner"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzzzzzz", "ABCDEFG", "short", "muchlonger", "../../x", "a%b", "'; --"})
    void shouldReturn404ForVideosThatWereNotAnnounced(String hash) {
        assertRejected(hash, Samples.video(), 404, "no-video");
    }

    @Test
    void shouldRejectASecondUpload() {
        String hash = vireo.uploaded(token, "A video");

        assertRejected(hash, Samples.bytes("high-1080.mp4"), 409, "already-uploaded");
        assertRejected(hash, new byte[0], 409, "already-uploaded");

        assertThat(vireo.request().get("/video/d/{hash}", hash).asByteArray()).isEqualTo(Samples.video());
    }

    @Test
    void shouldAcceptOneOfTwoConcurrentUploads() throws Exception {
        String hash = vireo.announced(token, "A video");

        List<Response> answers = Together.call(2, () -> vireo.upload(token, hash, Samples.video()));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        assertThat(vireo.request().get("/video/d/{hash}", hash).asByteArray()).isEqualTo(Samples.video());
        assertThat(stagedFiles()).isEmpty();
    }

    @Test
    void shouldRejectUploadsAboveTheLimit() throws IOException {
        String hash = vireo.announced(token, "A video");

        assertRejected(hash, new byte[TOO_LARGE], 413, "too-large");
        assertChunkedRejected(hash, new byte[TOO_LARGE], 413, "too-large");

        assertThat(stagedFiles()).isEmpty();
        assertRetrySucceeds(hash);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCleanUpWhenTheClientDisconnects(boolean declared) throws Exception {
        String hash = vireo.announced(token, "A video");
        byte[] half = Arrays.copyOf(Samples.video(), Samples.video().length / 2);
        Path incoming = TestServer.data().resolve("incoming");

        try (WatchService watch = incoming.getFileSystem().newWatchService()) {
            incoming.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            RawConnection connection = new RawConnection(base());
            connection.send("POST /upload/v/" + hash + " HTTP/1.1\r\nHost: vireo\r\nAuthorization: " + token + "\r\n");
            connection.send(
                    declared
                            ? "Content-Length: " + Samples.video().length + "\r\n\r\n"
                            : "Transfer-Encoding: chunked\r\n\r\n%x\r\n".formatted(half.length));
            connection.send(half);
            awaitChange(watch);
            assertThat(stagedFiles()).isNotEmpty();
            connection.reset();
            while (!stagedFiles().isEmpty()) {
                awaitChange(watch);
            }
        }

        assertThat(files(hash)).isEmpty();
        vireo.video(hash).then().statusCode(404);
        assertRetrySucceeds(hash);
    }

    private void assertRejected(String hash, byte[] bytes, int status, String reason) {
        vireo.upload(token, hash, bytes).then().statusCode(status).body("response", equalTo(reason));
    }

    /** Like {@link #assertRejected}, with chunked transfer encoding. */
    private void assertChunkedRejected(String hash, byte[] bytes, int status, String reason) throws IOException {
        try (RawConnection connection = new RawConnection(base())) {
            connection.send("POST /upload/v/" + hash + " HTTP/1.1\r\nHost: vireo\r\nAuthorization: " + token + "\r\n");
            connection.send("Transfer-Encoding: chunked\r\n\r\n").sendChunked(bytes, 64 * 1024);
            RawConnection.RawAnswer answer = connection.answer();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(JsonPath.from(answer.body()).getString("response")).isEqualTo(reason);
        }
    }

    private void assertRetrySucceeds(String hash) {
        vireo.upload(token, hash, Samples.video()).then().statusCode(200);
    }

    private static void awaitChange(WatchService watch) throws InterruptedException {
        WatchKey key = watch.poll(30, TimeUnit.SECONDS);
        assertThat(key).as("a change of the directory of unfinished files").isNotNull();
        key.pollEvents();
        key.reset();
    }

    private static List<Path> stagedFiles() throws IOException {
        return list("incoming");
    }

    /** Returns the stored files of a hash path. */
    private static List<Path> files(String hash) throws IOException {
        return Stream.concat(list("videos").stream(), list("thumbnails").stream())
                .filter(file -> file.getFileName().toString().startsWith(hash))
                .toList();
    }

    private static List<Path> list(String directory) throws IOException {
        try (Stream<Path> files = Files.list(TestServer.data().resolve(directory))) {
            return files.toList();
        }
    }

    /** An imported database may contain published rows whose files are lost. */
    @Test
    void shouldAcceptAnUploadForAPublishedVideoWithoutFile() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String hash = vireo.uploaded(token, "lost");
        Object upload = vireo.video(hash).path("response.upload");
        Files.delete(TestServer.data().resolve("videos").resolve(hash + ".mp4"));

        vireo.upload(vireo.token(vireo.newAccount()), hash, Samples.video())
                .then()
                .statusCode(403);
        vireo.upload(token, hash, Samples.video()).then().statusCode(200);

        vireo.request().get("/video/d/{hash}", hash).then().statusCode(200);
        vireo.video(hash).then().statusCode(200).body("response.upload", equalTo(upload));
        vireo.channel(name).then().body("response.nb_count", equalTo(1));
        vireo.upload(token, hash, Samples.video()).then().statusCode(409).body("response", equalTo("already-uploaded"));
    }
}
