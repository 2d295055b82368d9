package io.vireo.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How bytes come to the server: at once or in parts, slowly, broken off, and by the official client of tus. */
class UploadProtocolIT extends ServerTest {
    private static final byte[] VIDEO = Samples.video();
    private static final int HALF = VIDEO.length / 2;

    private String token;
    private String hash;

    @BeforeEach
    void announce() {
        token = vireo.token(vireo.newAccount());
        hash = vireo.announced(token, "A walk");
    }

    // The plain upload

    /** Its answer would have no body, and the next answer on the connection would be taken for one. */
    @Test
    void shouldNotTakeAPostForAHead() {
        vireo.request()
                .header("Authorization", token)
                .header("Tus-Resumable", "1.0.0")
                .header("X-HTTP-Method-Override", "HEAD")
                .post("/files/{upload}", "nothing")
                .then()
                .statusCode(400)
                .body("response", equalTo("bad-request"));
    }

    @Test
    void shouldServeAFileThatWasRightAsItWasSent() {
        vireo.upload(token, hash, VIDEO).then().statusCode(200);
        assertThat(bytes(hash)).isEqualTo(VIDEO);
    }

    @Test
    void shouldPutTheHeaderOfAMovieBeforeItsData() {
        byte[] slow = Samples.bytes("moov-last.mp4");
        vireo.upload(token, hash, slow).then().statusCode(200);
        String fast = new String(bytes(hash), ISO_8859_1);
        assertThat(fast).hasSize(slow.length);
        assertThat(fast.indexOf("moov")).isBetween(0, fast.indexOf("mdat"));
    }

    @Test
    void shouldDropASenderThatFallsSilent() throws IOException {
        try (Socket silent = send("POST /upload/v/" + hash, VIDEO.length, "", Arrays.copyOf(VIDEO, HALF))) {
            String answer = new String(silent.getInputStream().readAllBytes(), UTF_8); // to the end: it hangs up
            assertThat(answer).startsWith("HTTP/1.1 408").contains("{\"response\":\"timeout\"");
        }
        vireo.upload(token, hash, VIDEO).then().statusCode(200);
    }

    @Test
    void shouldAnswerOthersWhileManySendSlowly() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                slow.add(send("POST /upload/v/" + hash, VIDEO.length, "", Arrays.copyOf(VIDEO, 1)));
            }
            vireo.upload(token, hash, VIDEO).then().statusCode(200);
            vireo.video(hash).then().statusCode(200);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    // Resumable upload

    @Test
    void shouldTellWhatItCanDo() {
        vireo.request()
                .options("/files")
                .then()
                .statusCode(204)
                .header("Tus-Version", "1.0.0")
                .header("Tus-Max-Size", "2000000")
                .header("Tus-Extension", "creation,creation-defer-length,checksum,termination,expiration");
    }

    @Test
    void shouldPublishWhatTheOfficialClientSends() throws IOException, ProtocolException {
        TusUploader uploader = client().createUpload(official());
        while (uploader.uploadChunk() > -1) {
            // all of it
        }
        uploader.finish();
        assertThat(bytes(hash)).isEqualTo(VIDEO);
    }

    @Test
    void shouldLetTheOfficialClientResumeWhereItBrokeOff() throws Exception {
        TusClient client = client();
        client.enableResuming(new TusURLMemoryStore());
        TusUploader broken = client.createUpload(official());
        String location = broken.getUploadURL().getPath();
        try (Socket dead = patch(location, 0, VIDEO.length, Arrays.copyOf(VIDEO, HALF))) {
            awaitOffset(location, HALF);
        }
        TusUploader resumed = client.resumeUpload(official());
        assertThat(resumed.getOffset()).isEqualTo(HALF);
        while (resumed.uploadChunk() > -1) {
            // the rest
        }
        resumed.finish();
        assertThat(bytes(hash)).isEqualTo(VIDEO);
    }

    /** The server has not noticed that the first connection is dead when the client comes back. */
    @Test
    void shouldGiveUpARequestWhoseClientComesBack() throws IOException {
        String upload = begun(VIDEO.length);
        try (Socket dead = patch(upload, 0, VIDEO.length, Arrays.copyOf(VIDEO, HALF))) {
            awaitOffset(upload, HALF);
            append(upload, HALF, Arrays.copyOfRange(VIDEO, HALF, VIDEO.length))
                    .then()
                    .statusCode(204)
                    .header("Upload-Offset", String.valueOf(VIDEO.length));
            assertThat(new String(dead.getInputStream().readAllBytes(), UTF_8)).startsWith("HTTP/1.1 408");
        }
        assertThat(bytes(hash)).isEqualTo(VIDEO);
    }

    @Test
    void shouldTakeManyAtOnce() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(patch(begun(VIDEO.length), 0, VIDEO.length, Arrays.copyOf(VIDEO, 1)));
            }
            append(begun(VIDEO.length), 0, VIDEO).then().statusCode(204);
            assertThat(bytes(hash)).isEqualTo(VIDEO);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void shouldRefuseWhatIsNoVideoAndForgetIt() {
        String upload = begun(7);
        append(upload, 0, "nothing".getBytes(UTF_8)).then().statusCode(400).body("response", equalTo("not-mp4"));
        tus().head(upload).then().statusCode(404);
        vireo.upload(token, hash, VIDEO).then().statusCode(200);
    }

    @Test
    void shouldPublishOneVideoOnly() {
        String first = begun(VIDEO.length);
        String second = begun(VIDEO.length);
        append(first, 0, VIDEO).then().statusCode(204);
        append(second, 0, VIDEO).then().statusCode(409).body("response", equalTo("already-uploaded"));
        tus().head(second).then().statusCode(404);
        tus().head(first).then().statusCode(204).header("Upload-Offset", String.valueOf(VIDEO.length));
        begin(hash, VIDEO.length).then().statusCode(409).body("response", equalTo("already-uploaded"));
    }

    @Test
    void shouldTakeALengthThatComesLater() {
        String upload = tus().header("Upload-Defer-Length", 1)
                .header("Upload-Metadata", metadata(hash))
                .post("/files/")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        tus().head(upload).then().statusCode(204).header("Upload-Defer-Length", "1");
        bytes(upload, 0)
                .header("Upload-Length", VIDEO.length)
                .body(VIDEO)
                .patch(upload)
                .then()
                .statusCode(204);
        assertThat(bytes(hash)).isEqualTo(VIDEO);
    }

    @Test
    void shouldCheckTheSumOfAPart() throws NoSuchAlgorithmException {
        String upload = begun(VIDEO.length);
        byte[] part = Arrays.copyOf(VIDEO, HALF);
        String sum = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(part));
        bytes(upload, 0)
                .header("Upload-Checksum", "sha1 AAAA")
                .body(part)
                .patch(upload)
                .then()
                .statusCode(460)
                .body("response", equalTo("checksum-mismatch"));
        bytes(upload, 0)
                .header("Upload-Checksum", "crc32 AAAA")
                .body(part)
                .patch(upload)
                .then()
                .statusCode(400);
        tus().head(upload).then().header("Upload-Offset", "0");
        bytes(upload, 0)
                .header("Upload-Checksum", "sha1 " + sum)
                .body(part)
                .patch(upload)
                .then()
                .statusCode(204);
        tus().head(upload).then().header("Upload-Offset", String.valueOf(HALF));
    }

    @Test
    void shouldRefusePartsThatDoNotFit() {
        String upload = begun(10);
        append(upload, 1, new byte[2]).then().statusCode(409).body("response", equalTo("upload-offset"));
        append(upload, 0, new byte[11]).then().statusCode(400).body("response", equalTo("bad-request"));
        tus().contentType("video/mp4")
                .header("Upload-Offset", 0)
                .body(new byte[2])
                .patch(upload)
                .then()
                .statusCode(415);
        vireo.request().header("Authorization", token).head(upload).then().statusCode(412);
        tus().head(upload).then().header("Upload-Offset", "0").header("Cache-Control", "no-store");
    }

    @Test
    void shouldRefuseToBeginWhatCannotBePublished() {
        begin("zzzzzz0", 10).then().statusCode(404).body("response", equalTo("no-video"));
        begin("../..", 10).then().statusCode(404).body("response", equalTo("no-video"));
        begin(hash, 2_000_001).then().statusCode(413).body("response", equalTo("too-large"));
        begin(hash, 0).then().statusCode(400).body("response", equalTo("no-data"));
        tus().header("Upload-Length", 10)
                .post("/files")
                .then()
                .statusCode(400)
                .body("response.missing-field", equalTo("hashpath"));
        String stranger = vireo.token(vireo.newAccount());
        tus(stranger)
                .header("Upload-Length", 10)
                .header("Upload-Metadata", metadata(hash))
                .post("/files")
                .then()
                .statusCode(403)
                .body("response", equalTo("not-owner"));
    }

    @Test
    void shouldKeepAnUploadToItsOwner() {
        String upload = begun(10);
        String stranger = vireo.token(vireo.newAccount());
        tus(stranger).head(upload).then().statusCode(403);
        tus(stranger).delete(upload).then().statusCode(403).body("response", equalTo("not-owner"));
        vireo.request()
                .header("Tus-Resumable", "1.0.0")
                .delete(upload)
                .then()
                .statusCode(400)
                .body("response", equalTo("token"));
        tus().head(upload).then().statusCode(204).header("Upload-Offset", "0");
    }

    @Test
    void shouldLeaveNothingOfAnUploadThatIsGivenUp() throws IOException {
        String upload = begun(VIDEO.length);
        append(upload, 0, Arrays.copyOf(VIDEO, HALF)).then().statusCode(204);
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        assertThat(filesOf(id)).hasSize(2);
        tus().delete(upload).then().statusCode(204);
        assertThat(filesOf(id)).isEmpty();
        tus().head(upload).then().statusCode(404);
        tus().delete(upload).then().statusCode(404).body("response", equalTo("no-upload"));
    }

    private TusClient client() throws IOException {
        TusClient client = new TusClient();
        client.setUploadCreationURL(base().resolve("/files").toURL());
        client.setHeaders(Map.of("Authorization", token));
        return client;
    }

    private TusUpload official() {
        TusUpload upload = new TusUpload();
        upload.setSize(VIDEO.length);
        upload.setInputStream(new ByteArrayInputStream(VIDEO));
        upload.setMetadata(Map.of("hashpath", hash));
        upload.setFingerprint(hash);
        return upload;
    }

    private RequestSpecification tus() {
        return tus(token);
    }

    private RequestSpecification tus(String as) {
        return vireo.request().header("Authorization", as).header("Tus-Resumable", "1.0.0");
    }

    private Response begin(String video, long length) {
        return tus().header("Upload-Length", length)
                .header("Upload-Metadata", metadata(video))
                .post("/files");
    }

    private String begun(long length) {
        return begin(hash, length).then().statusCode(201).extract().header("Location");
    }

    private RequestSpecification bytes(String upload, long offset) {
        return tus().contentType("application/offset+octet-stream").header("Upload-Offset", offset);
    }

    private Response append(String upload, long offset, byte[] part) {
        return bytes(upload, offset).body(part).patch(upload);
    }

    private static String metadata(String video) {
        return "filename dg==,hashpath " + Base64.getEncoder().encodeToString(video.getBytes(UTF_8));
    }

    private byte[] bytes(String video) {
        return vireo.request()
                .get("/video/d/{hash}", video)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private Socket patch(String upload, long offset, int length, byte[] begin) throws IOException {
        String headers = "Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: "
                + offset + "\r\n";
        return send("PATCH " + upload, length, headers, begin);
    }

    /** A request that is only begun. */
    private Socket send(String line, int length, String headers, byte[] begin) throws IOException {
        Socket socket = new Socket(base().getHost(), base().getPort());
        socket.getOutputStream()
                .write((line + " HTTP/1.1\r\nHost: vireo\r\nAuthorization: " + token + "\r\nContent-Length: " + length
                                + "\r\n" + headers + "\r\n")
                        .getBytes(UTF_8));
        socket.getOutputStream().write(begin);
        socket.getOutputStream().flush();
        return socket;
    }

    /** Not by asking the server, which would end the request that sends them. */
    private static void awaitOffset(String upload, long bytes) throws IOException {
        Path part = TestServer.data().resolve("resumable/" + upload.substring(upload.lastIndexOf('/') + 1) + ".part");
        while (Files.size(part) < bytes) {
            Thread.onSpinWait();
        }
    }

    private static List<Path> filesOf(String id) throws IOException {
        try (Stream<Path> files = Files.list(TestServer.data().resolve("resumable"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(id))
                    .toList();
        }
    }
}
