package io.vireo.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import io.vireo.view.Player;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trending and related videos. */
class DiscoveryIT extends ServerTest {
    private static final String ENTRY = "tags of %s";

    private Response change(String token, String hash, Map<String, ?> changes) {
        return vireo.json().header("Authorization", token).body(changes).patch("/v/{hash}", hash);
    }

    private void rate(String token, String hash, String rating) {
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("rating", rating))
                .put("/v/{hash}/rating", hash)
                .then()
                .statusCode(200);
    }

    private String comment(String token, String hash) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("text", "Comment"))
                .post("/v/{hash}/comments", hash)
                .then()
                .statusCode(200)
                .extract()
                .path("response.id");
    }

    /** Returns the sum of the weights when they were added, after all changes are folded. */
    private static double weight(String hash) throws Exception {
        Await.until(
                "the fold",
                () -> Rows.select(
                                "SELECT d.DeltaID FROM TallyDeltas d JOIN Videos v ON v.VideoID = d.SubjectID"
                                        + " WHERE v.PathHash = ? AND d.Kind IN (1, 3, 4, 6)",
                                hash)
                        .isEmpty());
        return Double.parseDouble(Rows.select(
                        "SELECT CAST(POW(2, t.Heat - UNIX_TIMESTAMP(NOW(3)) / 86400) AS CHAR) FROM VideoTallies t"
                                + " JOIN Videos v USING (VideoID) WHERE v.PathHash = ?",
                        hash)
                .get(0));
    }

    @Test
    void shouldHeatUpByWhatOthersDo() throws Exception {
        String owner = vireo.token(vireo.newAccount());
        String other = vireo.token(vireo.newAccount());
        String hash = vireo.uploaded(owner, "Hot");
        assertThat(weight(hash)).isCloseTo(8, within(0.1));

        rate(owner, hash, "like");
        comment(owner, hash);
        assertThat(weight(hash)).as("acts of the owner").isCloseTo(8, within(0.1));
        rate(owner, hash, "none");
        assertThat(weight(hash)).as("acts of the owner").isCloseTo(8, within(0.1));
        rate(other, hash, "like");
        assertThat(weight(hash)).as("a like").isCloseTo(16, within(0.2));
        String first = comment(other, hash);
        assertThat(weight(hash)).as("a comment").isCloseTo(20, within(0.2));
        String second = comment(other, hash);
        assertThat(weight(hash)).as("the second comment of the day").isCloseTo(20, within(0.2));
        for (String comment : List.of(first, second)) {
            vireo.request()
                    .header("Authorization", other)
                    .delete("/v/{hash}/comments/{id}", hash, comment)
                    .then()
                    .statusCode(200);
        }
        assertThat(weight(hash)).as("both comments deleted").isCloseTo(16, within(0.2));
        rate(other, hash, "none");
        assertThat(weight(hash)).as("the like taken back").isCloseTo(8, within(0.2));
    }

    @Test
    void shouldListTrendingVideosUntilTheyAreHidden() throws Exception {
        String owner = vireo.token(vireo.newAccount());
        String hash = vireo.uploaded(owner, "Trending");
        weight(hash);
        Rows.change(
                "UPDATE VideoTallies t JOIN Videos v USING (VideoID) SET t.Heat = t.Heat + 5 WHERE v.PathHash = ?",
                hash);

        Await.until("the list", () -> trending().contains(hash));
        List<String> all = trending();
        assertThat(all).doesNotHaveDuplicates();
        vireo.request()
                .header("Authorization", owner)
                .queryParam("limit", 5)
                .get("/videos/trending")
                .then()
                .statusCode(200)
                .body("response", everyItem(hasKey("position")));
        vireo.request().queryParam("limit", 101).get("/videos/trending").then().statusCode(400);
        change(owner, hash, Map.of("visibility", "private")).then().statusCode(200);
        assertThat(trending()).doesNotContain(hash);
    }

    @Test
    void shouldListTheTrendingVideosOfATag() throws Exception {
        String name = vireo.newAccount();
        String owner = vireo.token(name);
        String other = vireo.token(vireo.newAccount());
        String tag = "Étang " + name;
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String hash = vireo.uploaded(owner, "Tagged " + i);
            change(owner, hash, Map.of("tags", List.of("x", tag))).then().statusCode(200);
            hashes.add(hash);
        }
        weight(vireo.uploaded(owner, "Without the tag"));
        rate(other, hashes.get(0), "like");
        rate(vireo.token(vireo.newAccount()), hashes.get(0), "like");
        rate(other, hashes.get(1), "like");
        for (String hash : hashes) {
            weight(hash);
        }

        String path = "/videos/trending?limit=1&tag=etang%20" + name;
        Await.until("the list of the tag", () -> trending(path).equals(hashes));
        assertThat(trending("/videos/trending?limit=7&tag=%20")).isEmpty();
        change(owner, hashes.get(0), Map.of("visibility", "private")).then().statusCode(200);
        assertThat(trending(path)).containsExactly(hashes.get(1), hashes.get(2));
    }

    /** Returns all trending videos, in pages of seven. */
    private List<String> trending() {
        return trending("/videos/trending?limit=7");
    }

    private List<String> trending(String first) {
        List<String> hashes = new ArrayList<>();
        String next = first;
        while (next != null && hashes.size() < 600) {
            Response page = vireo.request().urlEncodingEnabled(false).get(next);
            page.then().statusCode(200);
            hashes.addAll(page.path("response.thumbnail"));
            next = VireoClient.next(next, page);
        }
        return new ArrayList<>(new LinkedHashSet<>(hashes));
    }

    @Test
    void shouldFindRelatedVideosThatTheCallerHasNotFinished() throws Exception {
        String name = vireo.newAccount();
        String owner = vireo.token(name);
        String other = vireo.token(vireo.newAccount());
        List<String> tags = List.of(ENTRY.formatted(name));
        String first = vireo.uploaded(owner, "Kiln " + name + ", part 1");
        String second = vireo.uploaded(owner, "Kiln " + name + ", part 2");
        String tagged = vireo.uploaded(other, "Something else");
        for (String hash : List.of(first, tagged)) {
            change(hash.equals(tagged) ? other : owner, hash, Map.of("tags", tags))
                    .then()
                    .statusCode(200);
        }

        assertThat(related(first, null, 2)).containsExactly(second, tagged);
        assertThat(new HashSet<>(related(first, null, 100))).doesNotContain(first);
        assertThat(related(tagged, null, 1)).containsExactly(first);

        String viewer = vireo.token(vireo.newAccount());
        Player player = new Player(vireo).with("Authorization", viewer);
        player.proceed(second, player.ticket(second), 100_000).then().statusCode(200);
        assertThat(related(first, viewer, 1)).containsExactly(tagged);
        assertThat(related(first, viewer, 100)).doesNotContain(second);
        assertThat(related(first, null, 1)).containsExactly(second);

        change(other, tagged, Map.of("visibility", "unlisted")).then().statusCode(200);
        assertThat(related(first, null, 100)).doesNotContain(tagged);
        vireo.deleteVideo(owner, second).then().statusCode(200);
        assertThat(related(first, null, 100)).doesNotContain(second);
        vireo.request().get("/v/{hash}/related", tagged).then().statusCode(404).body("response", equalTo("no-video"));
    }

    private List<String> related(String hash, String token, int limit) {
        return vireo.request()
                .headers(token == null ? Map.of() : Map.of("Authorization", token))
                .queryParam("limit", limit)
                .get("/v/{hash}/related", hash)
                .then()
                .statusCode(200)
                .extract()
                .path("response.thumbnail");
    }
}
