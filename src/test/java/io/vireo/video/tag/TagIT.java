package io.vireo.video.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.VireoClient;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags of videos: the data of a video, lists, suggestions, search. */
class TagIT extends ServerTest {
    private String name;
    private String token;
    private String tag;

    @BeforeEach
    void signUp() {
        name = vireo.newAccount();
        token = vireo.token(name);
        tag = "Tag of " + name;
    }

    private Response change(String hash, Map<String, ?> changes) {
        return vireo.json().header("Authorization", token).body(changes).patch("/v/{hash}", hash);
    }

    private String tagged(String title, String... tags) {
        String hash = vireo.published(token, title);
        change(hash, Map.of("tags", List.of(tags))).then().statusCode(200);
        return hash;
    }

    private List<String> listed(String text) {
        return vireo.list("/videos/tag/{tag}", text).stream()
                .map(video -> (String) video.get("thumbnail"))
                .toList();
    }

    @Test
    void shouldBePartOfTheDataOfAVideo() throws Exception {
        String hash = vireo.announced(token, "Announced");
        change(hash, Map.of("tags", List.of("#Rock  n roll", "Café", "cafe", "日本", "AC/DC")))
                .then()
                .statusCode(200)
                .body("response.tags", equalTo(List.of("Rock n roll", "Café", "日本", "AC/DC")));
        vireo.upload(token, hash, Samples.video()).then().statusCode(200);

        vireo.video(hash).then().body("response.tags", equalTo(List.of("Rock n roll", "Café", "日本", "AC/DC")));
        assertThat(vireo.list("/videos/channel/" + name).get(0)).containsEntry("tags", List.of());
        vireo.channel(name).then().body("response.tags", equalTo(""));
        assertThat(listed("CAFE")).contains(hash);
        assertThat(listed("ac/dc")).contains(hash);
        change(hash, Map.of("title", "Other")).then().body("response.tags.size()", equalTo(4));
        change(hash, Map.of("tags", List.of())).then().body("response.tags", equalTo(List.of()));
        vireo.video(hash).then().body("response.tags", equalTo(List.of()));
        assertThat(listed("CAFE")).doesNotContain(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\",\"14\",\"15\",\"16\"]",
                "[\"fine\", \"\"]",
                "[\"a,b\"]",
                "[\"12345678901234567890123456789012345678901\"]",
                "[null]",
                "[1]",
                "[[\"a\"]]",
                "{}",
                "\"a\"",
                "7",
            })
    void shouldRejectInvalidTagsWithAllOtherChanges(String tags) {
        String hash = vireo.announced(token, "Before");

        vireo.json()
                .header("Authorization", token)
                .body("{\"title\": \"After\", \"tags\": " + tags + "}")
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("tags"));
        change(hash, Map.of("tags", List.of("one")))
                .then()
                .body("response.title", equalTo("Before"))
                .body("response.tags", equalTo(List.of("one")));
    }

    @Test
    void shouldListTheVideosOfATagInPages() throws Exception {
        String first = tagged("First", tag);
        String second = tagged("Second", "other", tag.toUpperCase(Locale.ROOT));
        String third = tagged("Third", "#" + tag);
        assertThat(listed(tag)).containsExactly(third, second, first);

        Response page = vireo.request().queryParam("limit", 2).get("/videos/tag/{tag}", tag);
        page.then().statusCode(200).body("response.thumbnail", equalTo(List.of(third, second)));
        vireo.request()
                .urlEncodingEnabled(false)
                .get(VireoClient.next("/videos/tag/" + tag.replace(" ", "%20"), page))
                .then()
                .statusCode(200)
                .body("response.thumbnail", equalTo(List.of(first)));
        vireo.request().queryParam("limit", 0).get("/videos/tag/x").then().statusCode(400);
        assertThat(listed("none of " + name)).isEmpty();
        assertThat(listed("x".repeat(50))).isEmpty();

        change(second, Map.of("visibility", "unlisted")).then().statusCode(200);
        assertThat(listed(tag)).containsExactly(third, first);
        change(second, Map.of("visibility", "public")).then().statusCode(200);
        assertThat(listed(tag)).containsExactly(third, second, first);
        Staff staff = new Staff(vireo);
        staff.decide(staff.token("moderator"), "video", second, "hide").then().statusCode(200);
        assertThat(listed(tag)).containsExactly(third, first);
        vireo.deleteVideo(token, third).then().statusCode(200);
        assertThat(listed(tag)).containsExactly(first);
        Await.until("the clean-up", () -> tagRows().equals(List.of("2")));
    }

    private List<String> tagRows() throws SQLException {
        return Rows.select("SELECT COUNT(*) FROM VideoTags x JOIN Tags t USING (TagID) WHERE t.Name = ?", tag);
    }

    @Test
    void shouldSuggestTagsOfPublicVideos() throws Exception {
        String hash = tagged("Suggested", tag);
        String hidden = tagged("Hidden", tag + " hidden");
        change(hidden, Map.of("visibility", "private")).then().statusCode(200);
        tagged("More", tag, tag + " more");
        String prefix = "#" + tag.toUpperCase(Locale.ROOT).substring(0, tag.length() - 1);

        Await.until("the number of uses", () -> suggested(prefix).equals(List.of(tag, tag + " more")));
        vireo.deleteVideo(token, hash).then().statusCode(200);
        change(hidden, Map.of("visibility", "public")).then().statusCode(200);
        assertThat(suggested(prefix)).contains(tag + " hidden");
        vireo.request().get("/tags").then().statusCode(400).body("response.missing-field", equalTo("prefix"));
        vireo.request().queryParam("prefix", "").get("/tags").then().statusCode(200);
        change(hidden, Map.of("tags", List.of())).then().statusCode(200);
        Await.until(
                "the removal of a tag without videos",
                () -> Rows.select("SELECT TagID FROM Tags WHERE Name = ?", tag + " hidden")
                        .isEmpty());
    }

    private List<String> suggested(String prefix) {
        return vireo.request()
                .queryParam("prefix", prefix)
                .get("/tags")
                .then()
                .statusCode(200)
                .extract()
                .path("response");
    }

    @Test
    void shouldBeFoundBySearch() throws Exception {
        String word = "word" + name;
        String plain = vireo.published(token, "plain " + name);
        String hash = tagged("tagged " + name, word + " and more");

        assertThat(found(word, null)).containsExactly(hash);
        assertThat(found(name, word.toUpperCase(Locale.ROOT) + " and more")).containsExactly(hash);
        assertThat(found(name, "none")).isEmpty();
        change(hash, Map.of("tags", List.of())).then().statusCode(200);
        assertThat(found(word, null)).isEmpty();
        vireo.request()
                .queryParam("tag", "a,b")
                .get("/search/video/{query}", name)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("tag"));

        Rows.change(
                "INSERT INTO VideoTallies (VideoID, Views) SELECT VideoID, 1000000 FROM Videos WHERE PathHash = ?"
                        + " ON DUPLICATE KEY UPDATE Views = 1000000",
                plain);
        Await.until("the order by popularity", () -> relevant(name).equals(List.of(plain, hash)));
    }

    private List<String> found(String query, String filter) {
        return vireo.request()
                .queryParams(filter == null ? Map.of() : Map.of("tag", filter))
                .get("/search/video/{query}", query)
                .then()
                .statusCode(200)
                .extract()
                .path("response.thumbnail");
    }

    private List<String> relevant(String query) {
        return vireo.request()
                .queryParam("sort", "relevance")
                .get("/search/video/{query}", query)
                .then()
                .statusCode(200)
                .extract()
                .path("response.thumbnail");
    }
}
