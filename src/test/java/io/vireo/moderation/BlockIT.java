package io.vireo.moderation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.vireo.ServerTest;
import org.junit.jupiter.api.Test;

/** Blocks between channels. */
class BlockIT extends ServerTest {
    @Test
    void shouldBlockAndUnblockAChannel() {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String other = vireo.newAccount();

        for (int i = 0; i < 2; i++) {
            vireo.request()
                    .header("Authorization", token)
                    .put("/me/blocks/{name}", other)
                    .then()
                    .statusCode(200)
                    .body("response.blocked", equalTo(true));
        }
        vireo.request()
                .header("Authorization", token)
                .get("/me/blocks")
                .then()
                .statusCode(200)
                .body("response.channel", contains(other));
        vireo.request()
                .header("Authorization", vireo.token(other))
                .get("/me/blocks/{name}", name)
                .then()
                .statusCode(200)
                .body("response.blocked", equalTo(false));
        vireo.request()
                .header("Authorization", token)
                .put("/me/blocks/{name}", name)
                .then()
                .statusCode(400)
                .body("response", equalTo("own-channel"));
        vireo.request()
                .header("Authorization", token)
                .put("/me/blocks/no-such-channel")
                .then()
                .statusCode(404)
                .body("response", equalTo("channel"));
        vireo.request()
                .header("Authorization", token)
                .delete("/me/blocks/{name}", other)
                .then()
                .statusCode(200)
                .body("response.blocked", equalTo(false));
        vireo.request().header("Authorization", token).get("/me/blocks").then().body("response", hasSize(0));
    }
}
