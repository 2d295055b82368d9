package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import org.junit.jupiter.api.Test;

/** The shortest way through the site; the only integration test of {@code ./mvnw -Pquick}. */
class SmokeIT extends ServerTest {
    @Test
    void shouldPublishPlayFindAndDeleteAVideo() {
        String owner = vireo.signedUp();
        String token = vireo.signedIn(owner);
        String hash = vireo.uploaded(token, "Smoke");

        vireo.video(hash).then().statusCode(200).body("response.title", equalTo("Smoke"));
        vireo.request().get("/thumbnails/{hash}", hash).then().statusCode(200).contentType("image/jpeg");
        assertThat(vireo.request()
                        .header("Range", "bytes=10-19")
                        .get("/video/d/{hash}", hash)
                        .then()
                        .statusCode(206)
                        .extract()
                        .asByteArray())
                .hasSize(10);
        vireo.request()
                .get("/videos/channel/{name}", owner)
                .then()
                .statusCode(200)
                .body("response.thumbnail", hasItem(hash));

        vireo.deleteVideo(token, hash).then().statusCode(200);
        vireo.video(hash).then().statusCode(404);
    }
}
