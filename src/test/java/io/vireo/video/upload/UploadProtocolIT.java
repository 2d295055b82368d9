package io.vireo.video.upload;

import static io.vireo.VireoClient.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.vireo.TestServer;
import io.vireo.VireoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tus protocol: its features, and requests that are rejected. */
class UploadProtocolIT extends UploadTest {
    /** The response to a HEAD has no body, so the client would read the next response on the connection as its body. */
    @Test
    void shouldRejectAMethodOverrideToHead() {
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
    void shouldAdvertiseItsCapabilities() {
        vireo.request()
                .options("/files")
                .then()
                .statusCode(204)
                .header("Tus-Version", "1.0.0")
                .header("Tus-Max-Size", "2000000")
                .header("Tus-Extension", "creation,creation-defer-length,checksum,termination,expiration");
    }

    @Test
    void shouldRejectAndDeleteFilesThatAreNoVideos() {
        String upload = createdUpload(7);
        append(upload, 0, "nothing".getBytes(UTF_8)).then().statusCode(400).body("response", equalTo("not-mp4"));
        tus().head(upload).then().statusCode(404);
        vireo.upload(token, hash, VIDEO).then().statusCode(200);
    }

    @Test
    void shouldPublishOneOfTwoUploads() {
        String first = createdUpload(VIDEO.length);
        String second = createdUpload(VIDEO.length);
        append(first, 0, VIDEO).then().statusCode(204);
        append(second, 0, VIDEO).then().statusCode(409).body("response", equalTo("already-uploaded"));
        tus().head(second).then().statusCode(404);
        tus().head(first).then().statusCode(204).header("Upload-Offset", String.valueOf(VIDEO.length));
        create(hash, VIDEO.length).then().statusCode(409).body("response", equalTo("already-uploaded"));
    }

    @Test
    void shouldAcceptADeferredLength() {
        String upload = tus().header("Upload-Defer-Length", 1)
                .header("Upload-Metadata", metadata(hash))
                .post("/files/")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        upload = VireoClient.resolved("/files/", upload);
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
    void shouldRejectConcatenation() {
        for (String concat : List.of("partial", "final;/files/a /files/b")) {
            tus().header("Upload-Concat", concat)
                    .header("Upload-Length", VIDEO.length)
                    .header("Upload-Metadata", metadata(hash))
                    .post("/files")
                    .then()
                    .statusCode(400)
                    .body("response", equalTo("upload-concat"))
                    .body("message", containsString("Upload-Concat"));
        }
    }

    @Test
    void shouldVerifyTheChecksumOfAPart() throws NoSuchAlgorithmException {
        String upload = createdUpload(VIDEO.length);
        byte[] part = Arrays.copyOf(VIDEO, HALF);
        String checksum = Base64.getEncoder()
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
                .header("Upload-Checksum", "sha1 " + checksum)
                .body(part)
                .patch(upload)
                .then()
                .statusCode(204);
        tus().head(upload).then().header("Upload-Offset", String.valueOf(HALF));
    }

    @Test
    void shouldRejectPartsWithAnInvalidOffsetOrLength() {
        String upload = createdUpload(10);
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
    void shouldRejectUploadsThatCannotBePublished() {
        create("zzzzzz0", 10).then().statusCode(404).body("response", equalTo("no-video"));
        create("../..", 10).then().statusCode(404).body("response", equalTo("no-video"));
        create(hash, 2_000_001).then().statusCode(413).body("response", equalTo("too-large"));
        create(hash, 0).then().statusCode(400).body("response", equalTo("no-data"));
        tus().header("Upload-Length", 10)
                .post("/files")
                .then()
                .statusCode(400)
                .body("response.missing-field", equalTo("hashpath"));
        String otherToken = vireo.token(vireo.newAccount());
        tus(otherToken)
                .header("Upload-Length", 10)
                .header("Upload-Metadata", metadata(hash))
                .post("/files")
                .then()
                .statusCode(403)
                .body("response", equalTo("not-owner"));
    }

    @Test
    void shouldRestrictAnUploadToItsOwner() {
        String upload = createdUpload(10);
        String otherToken = vireo.token(vireo.newAccount());
        tus(otherToken).head(upload).then().statusCode(403);
        tus(otherToken).delete(upload).then().statusCode(403).body("response", equalTo("not-owner"));
        vireo.request()
                .header("Tus-Resumable", "1.0.0")
                .delete(upload)
                .then()
                .statusCode(400)
                .body("response", equalTo("token"));
        tus().head(upload).then().statusCode(204).header("Upload-Offset", "0");
    }

    @Test
    void shouldDeleteTheFilesOfATerminatedUpload() throws IOException {
        String upload = createdUpload(VIDEO.length);
        append(upload, 0, Arrays.copyOf(VIDEO, HALF)).then().statusCode(204);
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        assertThat(filesOf(id)).hasSize(2);
        tus().delete(upload).then().statusCode(204);
        assertThat(filesOf(id)).isEmpty();
        tus().head(upload).then().statusCode(404);
        tus().delete(upload).then().statusCode(404).body("response", equalTo("no-upload"));
    }

    @Test
    void shouldDeleteTheUploadsOfADeletedAccount() throws IOException {
        String name = vireo.newAccount();
        token = vireo.token(name);
        hash = vireo.announced(token, "never whole");
        String upload = createdUpload(VIDEO.length);
        append(upload, 0, Arrays.copyOf(VIDEO, HALF)).then().statusCode(204);
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        assertThat(filesOf(id)).hasSize(2);
        vireo.deleteAccount(token, name, PASSWORD).then().statusCode(200);
        assertThat(filesOf(id)).isEmpty();
    }

    private static List<Path> filesOf(String id) throws IOException {
        try (Stream<Path> files = Files.list(TestServer.data().resolve("resumable"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(id))
                    .toList();
        }
    }
}
