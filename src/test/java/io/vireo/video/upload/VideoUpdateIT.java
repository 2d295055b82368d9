package io.vireo.video.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.ServerTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Updates of videos, and their immediate visibility. */
class VideoUpdateIT extends ServerTest {
    @Test
    void shouldReturn304UntilSomethingChanges() {
        String token = vireo.token(vireo.newAccount());
        String hash = vireo.published(token, "first");
        Response video = video(hash);
        String name = video.path("response.channel");
        Response list = get("/videos/channel/" + name);

        for (String path : List.of("/v/" + hash, "/videos/channel/" + name)) {
            Response cached = get(path);
            vireo.request()
                    .header("If-None-Match", "\"other\", " + cached.header("ETag"))
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", cached.header("ETag"))
                    .header("Cache-Control", "no-cache")
                    .body(equalTo(""));
        }
        edit(token, hash, Map.of("title", "second")).then().statusCode(200);
        vireo.request()
                .header("If-None-Match", video.header("ETag"))
                .get("/v/" + hash)
                .then()
                .statusCode(200)
                .body("response.title", equalTo("second"));
        vireo.request()
                .header("If-None-Match", list.header("ETag"))
                .get("/videos/channel/" + name)
                .then()
                .statusCode(200)
                .body("response[0].title", equalTo("second"));
    }

    @Test
    void shouldReflectAChangeImmediatelyEverywhere() {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        Set<String> hashes = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            hashes.add(vireo.uploaded(token, "video " + i));
            assertThat(get("/videos/channel/" + name).<List<String>>path("response.thumbnail"))
                    .containsExactlyInAnyOrderElementsOf(hashes);
        }
        for (String hash : hashes) {
            assertThat(video(hash).<String>path("response.title")).startsWith("video");
            edit(token, hash, Map.of("title", "edited", "description", "line\nline"))
                    .then()
                    .statusCode(200)
                    .body("response.title", equalTo("edited"))
                    .body("response.description", equalTo("line\nline"))
                    .body("response.channel", equalTo(name))
                    .body("response.thumbnail", equalTo(hash));
            assertThat(video(hash).<String>path("response.title")).isEqualTo("edited");
        }
        assertThat(get("/videos/channel/" + name).<List<String>>path("response.title"))
                .containsOnly("edited");
    }

    @Test
    void shouldAcceptOnlyValidUpdatesOfTheOwner() {
        String token = vireo.token(vireo.newAccount());
        String hash = vireo.published(token, "mine");

        edit(vireo.token(vireo.newAccount()), hash, Map.of("title", "x"))
                .then()
                .statusCode(403)
                .body("response", equalTo("not-owner"));
        edit(token, "zzzzzzz", Map.of("title", "x")).then().statusCode(404).body("response", equalTo("no-video"));
        edit(token, hash, Map.of()).then().statusCode(400).body("response.missing-field", equalTo("title"));
        edit(token, hash, Map.of("title", " ")).then().statusCode(400).body("response.invalid-field", equalTo("title"));
        edit(token, hash, Map.of("title", "x".repeat(256)))
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("title"));
        edit(token, hash, Map.of("description", 5))
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("description"));
        vireo.json()
                .body(Map.of("title", "x"))
                .patch("/v/" + hash)
                .then()
                .statusCode(400)
                .body("response", equalTo("token"));
        edit(token, hash, Map.of("description", "more"))
                .then()
                .statusCode(200)
                .body("response.title", equalTo("mine"))
                .body("response.description", equalTo("more"));
    }

    private Response video(String hash) {
        return vireo.video(hash);
    }

    private Response get(String path) {
        Response answer = vireo.request().urlEncodingEnabled(false).get(path);
        answer.then().statusCode(200);
        return answer;
    }

    private Response edit(String token, String hash, Map<String, ?> body) {
        return vireo.json().header("Authorization", token).body(body).patch("/v/{hash}", hash);
    }
}
