package io.vireo.video.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.Await;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import io.vireo.VireoClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;

/** Base class of upload tests: announces a video and provides requests of the tus protocol. */
abstract class UploadTest extends ServerTest {
    static final byte[] VIDEO = Samples.video();
    static final int HALF = VIDEO.length / 2;
    String token;
    String hash;

    @BeforeEach
    void announce() {
        token = vireo.token(vireo.newAccount());
        hash = vireo.announced(token, "A walk");
    }

    RequestSpecification tus() {
        return tus(token);
    }

    RequestSpecification tus(String authorization) {
        return vireo.request().header("Authorization", authorization).header("Tus-Resumable", "1.0.0");
    }

    Response create(String video, long length) {
        return tus().header("Upload-Length", length)
                .header("Upload-Metadata", metadata(video))
                .post("/files");
    }

    String createdUpload(long length) {
        String location = create(hash, length).then().statusCode(201).extract().header("Location");
        return VireoClient.resolved("/files", location);
    }

    RequestSpecification bytes(String upload, long offset) {
        return tus().contentType("application/offset+octet-stream").header("Upload-Offset", offset);
    }

    Response append(String upload, long offset, byte[] part) {
        return bytes(upload, offset).body(part).patch(upload);
    }

    static String metadata(String video) {
        return "filename dg==,hashpath " + Base64.getEncoder().encodeToString(video.getBytes(UTF_8));
    }

    byte[] bytes(String video) {
        return vireo.request()
                .get("/video/d/{hash}", video)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    Socket patch(String upload, long offset, int length, byte[] firstBytes) throws IOException {
        String headers = "Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: "
                + offset + "\r\n";
        return send("PATCH " + upload, length, headers, firstBytes);
    }

    /** Sends the header and the first bytes of a request, and leaves it unfinished. */
    Socket send(String line, int length, String headers, byte[] firstBytes) throws IOException {
        Socket socket = new Socket(base().getHost(), base().getPort());
        socket.getOutputStream()
                .write((line + " HTTP/1.1\r\nHost: vireo\r\nAuthorization: " + token + "\r\nContent-Length: " + length
                                + "\r\n" + headers + "\r\n")
                        .getBytes(UTF_8));
        socket.getOutputStream().write(firstBytes);
        socket.getOutputStream().flush();
        return socket;
    }

    /** Waits until the server has stored this many bytes. Checks the file, as a HEAD request would abort the request that sends them. */
    static void awaitOffset(String upload, long bytes) throws Exception {
        Path part = TestServer.data().resolve("resumable/" + upload.substring(upload.lastIndexOf('/') + 1) + ".part");
        Await.until(bytes + " bytes of " + part, () -> Files.size(part) >= bytes);
    }
}
