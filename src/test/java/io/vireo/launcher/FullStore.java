package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Samples;
import io.vireo.VireoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Operations that work, and operations that do not, when only the reserved disk space is left; before, meanwhile and afterwards. */
final class FullStore {
    /** The settings of a site without disk space beyond the reserved one. */
    static final Map<String, String> SETTINGS = Map.of(
            "VIREO_MEDIA_RESERVE", String.valueOf(Long.MAX_VALUE),
            "VIREO_DB_EMBEDDED_RESERVE", String.valueOf(Long.MAX_VALUE));

    private static final byte[] VIDEO = Samples.video();
    private static final int HALF = VIDEO.length / 2;

    private final Path data;
    private final String name;
    private final String hash;
    private final String another;
    private final TusUpload upload;

    /** Begins an upload while there is space. */
    FullStore(Path data, VireoClient client) {
        this.data = data;
        name = client.newAccount();
        String token = client.token(name);
        hash = client.announced(token, "Half of it fits");
        another = client.announced(token, "Larger than what is left");
        upload = TusUpload.begin(client, token, hash, VIDEO.length);
        upload.send(0, Arrays.copyOf(VIDEO, HALF)).then().statusCode(204);
    }

    void rejectWithoutSpace(VireoClient client) throws IOException {
        String token = client.token(name);
        assertUploadsAreRejected(client, token);
        assertWritesAreRejected(client, token);
        client.request()
                .header("Authorization", token)
                .delete("/v/{hash}", another)
                .then()
                .statusCode(200);
    }

    void resume(VireoClient client) {
        upload.with(client).send(HALF, remainder()).then().statusCode(204);
        assertThat(client.request().get("/video/d/{hash}", hash).asByteArray()).isEqualTo(VIDEO);
    }

    private void assertUploadsAreRejected(VireoClient client, String token) throws IOException {
        assertNoSpace(client.upload(token, another, VIDEO));
        client.video(another).then().statusCode(404);
        assertNoSpace(TusUpload.create(client, token, another, VIDEO.length));
        assertNoSpace(upload.with(client).send(HALF, remainder()));

        assertThat(upload.with(client).offset()).isEqualTo(HALF);
        assertThat(files("incoming")).isEmpty();
        assertThat(files("videos")).isEmpty();
        assertThat(files("resumable"))
                .containsExactlyInAnyOrder(
                        data.resolve("resumable/" + upload.id() + ".info"),
                        data.resolve("resumable/" + upload.id() + ".part"));
    }

    private void assertWritesAreRejected(VireoClient client, String token) {
        Map<String, String> title = Map.of("title", "Longer");
        assertNoSpace(client.announce(token, "One more", ""));
        client.announce("no token", "One more", "").then().statusCode(400).body("response", equalTo("bad-token"));
        assertNoSpace(client.json().body(Map.of("username", "late")).post("/sign_up"));
        assertNoSpace(client.json().header("Authorization", token).body(title).patch("/v/{hash}", another));
        assertNoSpace(client.json().header("Authorization", token).body(title).patch("/c/{name}", name));
    }

    private static void assertNoSpace(Response answer) {
        answer.then().statusCode(507).body("response", equalTo("no-space"));
    }

    private static byte[] remainder() {
        return Arrays.copyOfRange(VIDEO, HALF, VIDEO.length);
    }

    private Stream<Path> files(String directory) throws IOException {
        return Files.list(data.resolve(directory));
    }
}
