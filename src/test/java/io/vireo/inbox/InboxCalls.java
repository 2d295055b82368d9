package io.vireo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.VireoClient;
import java.util.List;
import java.util.Map;

/** The calls of the owner of an inbox, and what others do. */
record InboxCalls(VireoClient vireo, String name, String token) {
    static InboxCalls of(VireoClient vireo, String name) {
        return new InboxCalls(vireo, name, vireo.token(name));
    }

    static InboxCalls newAccount(VireoClient vireo) {
        return of(vireo, vireo.newAccount());
    }

    /** Returns the entries after all acts are grouped. */
    List<Map<String, Object>> entries() throws Exception {
        settle();
        return request().get("/me/inbox").then().statusCode(200).extract().path("response");
    }

    /** Returns the only entry. */
    Map<String, Object> entry() throws Exception {
        List<Map<String, Object>> entries = entries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    int unread() throws Exception {
        settle();
        return request()
                .get("/me/inbox/unread")
                .then()
                .statusCode(200)
                .extract()
                .path("response");
    }

    Response read(Object upTo) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("up-to", upTo))
                .post("/me/inbox/read");
    }

    /** Waits until all acts that concern the account are grouped. */
    void settle() throws Exception {
        Await.until(
                "the grouping of notices",
                () -> Rows.select(
                                "SELECT e.EventID FROM InboxEvents e JOIN Channels c ON c.ChannelID = e.RecipientID"
                                        + " WHERE c.Username = ?",
                                name)
                        .isEmpty());
    }

    Response choose(Map<String, ?> preferences) {
        return vireo.json().header("Authorization", token).body(preferences).patch("/c/{name}/notifications", name);
    }

    void rate(String hash, String rating) {
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("rating", rating))
                .put("/v/{hash}/rating", hash)
                .then()
                .statusCode(200);
    }

    void rateComment(String hash, String comment, String rating) {
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("rating", rating))
                .put("/v/{hash}/comments/{id}/rating", hash, comment)
                .then()
                .statusCode(200);
    }

    void subscribe(String channel, boolean bell) {
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("bell", bell))
                .put("/c/{name}/subscription", channel)
                .then()
                .statusCode(200);
    }

    void unsubscribe(String channel) {
        request().delete("/c/{name}/subscription", channel).then().statusCode(200);
    }

    void block(String channel) {
        request().put("/me/blocks/{name}", channel).then().statusCode(200);
    }

    /** Writes a comment, which is shown at once, and returns its id. */
    String comment(String hash, Map<String, ?> comment) {
        return vireo.json()
                .header("Authorization", token)
                .body(comment)
                .post("/v/{hash}/comments", hash)
                .then()
                .statusCode(200)
                .extract()
                .path("response.id");
    }

    RequestSpecification request() {
        return vireo.request().header("Authorization", token);
    }
}
