package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.VireoClient;
import java.util.Base64;

/**
 * A resumable upload.
 *
 * @param location the path of the upload
 */
record TusUpload(VireoClient client, String token, String location) {
    static TusUpload begin(VireoClient client, String token, String hash, int length) {
        String location = create(client, token, hash, length)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return new TusUpload(client, token, VireoClient.resolved("/files", location));
    }

    /** Returns the response to the request that creates an upload. */
    static Response create(VireoClient client, String token, String hash, int length) {
        return request(client, token)
                .header("Upload-Length", length)
                .header("Upload-Metadata", "hashpath " + Base64.getEncoder().encodeToString(hash.getBytes(UTF_8)))
                .post("/files");
    }

    /** Returns the same upload for a client of the restarted server. */
    TusUpload with(VireoClient other) {
        return new TusUpload(other, token, location);
    }

    String id() {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    Response send(int offset, byte[] part) {
        return request(client, token)
                .contentType("application/offset+octet-stream")
                .header("Upload-Offset", offset)
                .body(part)
                .patch(location);
    }

    /** Returns the offset: the number of bytes received. */
    int offset() {
        return Integer.parseInt(request(client, token)
                .head(location)
                .then()
                .statusCode(204)
                .extract()
                .header("Upload-Offset"));
    }

    private static RequestSpecification request(VireoClient client, String token) {
        return client.request().header("Authorization", token).header("Tus-Resumable", "1.0.0");
    }
}
