package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.VireoClient;
import java.util.Base64;

/** A resumable upload that has begun. */
record TusUpload(VireoClient client, String token, String place) {
    static TusUpload begin(VireoClient client, String token, String hash, int length) {
        String place = create(client, token, hash, length)
                .then()
                .statusCode(201)
                .extract()
                .header("Location")
                .replaceFirst("^http://[^/]*", "");
        return new TusUpload(client, token, place);
    }

    /** The answer to the wish to begin one. */
    static Response create(VireoClient client, String token, String hash, int length) {
        return request(client, token)
                .header("Upload-Length", length)
                .header("Upload-Metadata", "hashpath " + Base64.getEncoder().encodeToString(hash.getBytes(UTF_8)))
                .post("/files");
    }

    /** For a client of the server that was started anew. */
    TusUpload with(VireoClient other) {
        return new TusUpload(other, token, place);
    }

    String id() {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    Response send(int offset, byte[] part) {
        return request(client, token)
                .contentType("application/offset+octet-stream")
                .header("Upload-Offset", offset)
                .body(part)
                .patch(place);
    }

    /** How many bytes have arrived. */
    int offset() {
        return Integer.parseInt(request(client, token)
                .head(place)
                .then()
                .statusCode(204)
                .extract()
                .header("Upload-Offset"));
    }

    private static RequestSpecification request(VireoClient client, String token) {
        return client.request().header("Authorization", token).header("Tus-Resumable", "1.0.0");
    }
}
