package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.VireoClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Similar queries, relevance, filters and completions. */
class SearchExtrasIT extends FindTest {
    @Test
    void shouldSuggestASimilarQueryIfNothingIsFound() throws Exception {
        String letters = word.replaceAll("[0-9]", "q");
        rows.video(letters + " lesson", "");
        rows.index();
        String typo = letters.substring(0, 5) + "z" + letters.substring(6);

        search("video", typo + " lesson", 10)
                .then()
                .statusCode(200)
                .body("response", equalTo(List.of()))
                .body("suggestion[0]", equalTo(letters + " lesson"));
        search("video", letters, 10).then().body("$", not(hasKey("suggestion")));
        search("video", "zzqqxxyy", 10).then().body("$", not(hasKey("suggestion")));
    }

    /** A frequent word in a short title is more relevant than a newer one in a description; all hits are on the pages. */
    @Test
    void shouldSortByRelevance() throws Exception {
        String best = rows.video(word + " " + word, "");
        String middle = rows.video("a long title with " + word + " and several other words", "");
        String described = rows.video("none", "one of many words is " + word);
        rows.index();
        Response first = relevance(word, 2);

        assertThat(first.<List<String>>path("response.thumbnail")).containsExactly(best, middle);
        vireo.request()
                .urlEncodingEnabled(false)
                .get(VireoClient.next("/search/video/" + word, first))
                .then()
                .statusCode(200)
                .body("response.thumbnail", equalTo(List.of(described)));
    }

    private Response relevance(String query, int limit) {
        return vireo.request()
                .queryParam("limit", limit)
                .queryParam("sort", "relevance")
                .get("/search/video/{query}", query);
    }

    @ParameterizedTest
    @CsvSource({
        "duration, 0-3000, true",
        "duration, 3000-, false",
        "duration, -3000, true",
        "since, 2020-01-01, true",
        "since, 1970-01-01, true",
        "since, 2020-01-01T10:00:00Z, true",
        "since, 2999-01-01, false",
    })
    void shouldFilterVideos(String name, String value, boolean isFound) {
        String channel = vireo.newAccount();
        vireo.published(vireo.token(channel), "filtered " + channel);

        List<String> found = vireo.request()
                .queryParam(name, value)
                .get("/search/all/{query}", channel)
                .then()
                .statusCode(200)
                .extract()
                .path("response.type");

        assertThat(found).isEqualTo(isFound ? List.of("video") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "sort, newest",
        "sort, ''",
        "duration, 5",
        "duration, -",
        "duration, 1-x",
        "duration, 1-9999999999999999999",
        "since, yesterday",
        "since, 2026-13-01",
        "since, +999999999-01-01",
        "since, ''",
        "after, x"
    })
    void shouldRejectInvalidParameters(String name, String value) {
        vireo.request()
                .queryParam(name, value)
                .get("/search/all/{query}", word)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo(name));
    }

    /** After title and description, by whole words; a change can be found at once. */
    @Test
    void shouldFindWordsOfCaptions() throws Exception {
        String token = vireo.token(vireo.newAccount());
        String spoken = vireo.published(token, "speech");
        String described = rows.video("none", "inside" + word);
        rows.index();
        captions(token, spoken, "a <i>" + word + "</i> &amp; more").put().then().statusCode(200);

        assertThat(hashes("video", word)).containsExactly(described, spoken);
        assertThat(hashes("video", "speech more " + word)).containsExactly(spoken);
        assertThat(hashes("video", word.substring(0, 12))).containsExactly(described);
        assertThat(hashes("video", word + " 00:00:00.000")).isEmpty();

        captions(token, spoken, "nothing").put().then().statusCode(200);
        assertThat(hashes("video", word)).containsExactly(described);
        captions(token, spoken, word).put().then().statusCode(200);
        assertThat(hashes("video", word)).containsExactly(described, spoken);
        visibility(token, spoken, "private");
        assertThat(hashes("video", word)).containsExactly(described);
        visibility(token, spoken, "public");
        assertThat(hashes("video", word)).containsExactly(described, spoken);
        captions(token, spoken, "").delete().then().statusCode(200);
        assertThat(hashes("video", word)).containsExactly(described);
    }

    private void visibility(String token, String hash, String visibility) {
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("visibility", visibility))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
    }

    private RequestSpecification captions(String token, String hash, String text) {
        return vireo.request()
                .basePath("/captions/" + hash + "/en")
                .header("Authorization", token)
                .contentType("text/vtt")
                .body(("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n" + text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldCompleteTitlesAndUsernames() throws Exception {
        String stem = word.substring(0, 12);
        rows.video("Colours of " + word, "");
        rows.video("in" + word, "");
        rows.channel(stem + "z");
        rows.index();

        assertThat(suggestions("colours " + stem)).containsExactly("Colours of " + word);
        assertThat(suggestions(stem)).containsExactly("Colours of " + word, stem + "z");
        assertThat(suggestions("")).isEmpty();
        vireo.request().get("/search/suggest").then().statusCode(400).body("response.missing-field", equalTo("prefix"));
    }

    private List<String> suggestions(String prefix) {
        return vireo.request()
                .queryParam("prefix", prefix)
                .get("/search/suggest")
                .then()
                .statusCode(200)
                .extract()
                .path("response");
    }
}
