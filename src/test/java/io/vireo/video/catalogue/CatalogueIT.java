package io.vireo.video.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Pictures;
import io.vireo.Samples;
import io.vireo.ServerTest;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Announcements, and the catalogue of published videos. */
class CatalogueIT extends ServerTest {
    private String name;
    private String token;

    @BeforeEach
    void signIn() {
        name = vireo.newAccount();
        token = vireo.token(name);
    }

    @Test
    void shouldReturnAHashPathForAnAnnouncement() {
        String first = vireo.announced(token, "A video");

        assertThat(first).matches("[a-z0-9]{7}").isNotEqualTo(vireo.announced(token, "A video"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "description"})
    void shouldReportTheMissingFieldOfAnAnnouncement(String field) {
        String other = field.equals("title") ? "description" : "title";

        announce(Map.of(other, "x")).then().statusCode(400).body("response.missing-field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "true", "[]", "{}", "\"\\ud800\"", "\"a\\u0000b\"", "\"\\u001b[31m\""})
    void shouldReportAFieldOfAnAnnouncementThatIsNoValidText(String value) {
        announce("{\"title\":%s,\"description\":\"\"}".formatted(value))
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("title"));
        announce("{\"title\":\"x\",\"description\":%s}".formatted(value))
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("description"));
    }

    @ParameterizedTest
    @CsvSource({"'',0", "' ',3", "x,256", "😀,256", "'\n',1", "\u3000,2"})
    void shouldRejectBlankAndTooLongTitles(String character, int count) {
        vireo.announce(token, character.repeat(count), "")
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("title"));
    }

    @ParameterizedTest
    @CsvSource({"x,255", "😀,255", "'\"',1", "',',1", "<script>,1", "../,3", "%,1"})
    void shouldAcceptEveryOtherTitle(String character, int count) {
        vireo.announce(token, character.repeat(count), "").then().statusCode(200);
    }

    @Test
    void shouldRejectATooLongDescription() {
        vireo.announce(token, "A video", "x".repeat(100_001))
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("description"));
        vireo.announce(token, "A video", "x".repeat(100_000)).then().statusCode(200);
    }

    @Test
    void shouldReturnTheUniversalBodyOfAVideo() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String hash = vireo.uploaded(token, "A video", "About it");
        Instant after = Instant.now();

        Map<String, Object> body =
                vireo.video(hash).then().statusCode(200).extract().path("response");

        assertThat(body)
                .containsEntry("type", "video")
                .containsEntry("channel", name)
                .containsEntry("title", "A video")
                .containsEntry("thumbnail", hash)
                .containsEntry("nb_count", "")
                .containsEntry("description", "About it");
        assertThat((String) body.get("upload")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(Instant.parse((String) body.get("upload"))).isBetween(before, after);
    }

    @Test
    void shouldReturnTheSameInListsExceptTheDescription() {
        String hash = published("A video", "About it");
        String upload = vireo.video(hash).path("response.upload");

        for (List<Map<String, Object>> list :
                List.of(vireo.list("/videos/channel/{name}", name), vireo.list("/videos/all"))) {
            assertThat(list)
                    .filteredOn(entry -> hash.equals(entry.get("thumbnail")))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry)
                            .containsEntry("type", "video")
                            .containsEntry("channel", name)
                            .containsEntry("title", "A video")
                            .containsEntry("nb_count", "")
                            .containsEntry("description", "")
                            .containsEntry("upload", upload));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It's \"quoted\" \\ and <b>bold</b> & 100% _plain_",
                "Crème brûlée, 李, 😀",
                "x\u0301 ../../etc/passwd %2e%2e ; -- ${x} {{x}}"
            })
    void shouldReturnTextsUnchanged(String text) {
        String hash = vireo.uploaded(token, text, text + "\r\n\tand\n" + text);

        vireo.video(hash)
                .then()
                .body("response.title", equalTo(text))
                .body("response.description", equalTo(text + "\r\n\tand\n" + text));
    }

    @Test
    void shouldListTheNewestPublishedFirst() {
        String first = vireo.announced(token, "Announced first, published last");
        String second = published("Second", "");
        String third = published("Third", "");
        vireo.upload(token, first, Samples.bytes("hevc.mp4")).then().statusCode(200);

        assertThat(vireo.list("/videos/channel/{name}", name))
                .extracting(entry -> entry.get("thumbnail"))
                .containsExactly(first, third, second);
        assertThat(vireo.list("/videos/all"))
                .extracting(entry -> entry.get("thumbnail"))
                .containsSubsequence(first, third, second);
        assertThat(vireo.list("/videos/all"))
                .extracting(entry -> (String) entry.get("upload"))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void shouldMatchTheChannelRegardlessOfCase() {
        String hash = published("A video", "");

        assertThat(vireo.list("/videos/channel/{name}", name.toUpperCase(Locale.ROOT)))
                .extracting(entry -> entry.get("thumbnail"))
                .containsExactly(hash);
    }

    @Test
    void shouldNotExposeAnUnpublishedVideo() throws Exception {
        String announced = vireo.announced(token, "Announced by " + name);

        vireo.request().get("/video/d/{hash}", announced).then().statusCode(400).body("response", equalTo("no-video"));
        vireo.request()
                .get("/thumbnails/{hash}", announced)
                .then()
                .statusCode(404)
                .body("response", equalTo("no-thumbnails"));
        vireo.video(announced).then().statusCode(404).body("response", equalTo("no-video"));
        assertThat(vireo.list("/videos/channel/{name}", name)).isEmpty();
        assertThat(vireo.list("/videos/all")).noneMatch(entry -> announced.equals(entry.get("thumbnail")));
        Await.until(
                "the channel", () -> !vireo.list("/search/all/{query}", name).isEmpty());
        assertThat(vireo.list("/search/all/{query}", name))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("type", "channel")
                        .containsEntry("nb_count", 0)
                        .containsEntry("thumbnail", ""));
    }

    @Test
    void shouldReturnAnEmptyListForAChannelWithoutVideos() {
        assertThat(vireo.list("/videos/channel/{name}", name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s.", "%s ", " %s", "%s\u200b", "x%s", "%%", "_", "' OR '1'='1", "../%s", "😀"})
    void shouldNotMatchSimilarChannelNames(String form) {
        String other = form.formatted(name);

        vireo.request()
                .get("/videos/channel/{name}", other)
                .then()
                .statusCode(404)
                .body("response", equalTo("channel"));
        vireo.request()
                .get("/channel/picture/{name}", other)
                .then()
                .statusCode(404)
                .body("response", equalTo("channel"));
        vireo.request().head("/channel/picture/{name}", other).then().statusCode(404);
    }

    @Test
    void shouldServeADefaultAvatarForAChannelWithoutOne() {
        Response picture = vireo.request().get("/channel/picture/{name}", name);

        picture.then().statusCode(200).contentType(matchesPattern("image/(jpeg|png)"));
        BufferedImage image = Pictures.decode(picture.asByteArray());
        assertThat(image.getWidth()).isEqualTo(image.getHeight());
        vireo.request()
                .head("/channel/picture/{name}", name)
                .then()
                .statusCode(200)
                .contentType(picture.contentType());
    }

    private Response announce(Object body) {
        return vireo.json().header("Authorization", token).body(body).post("/upload");
    }

    private String published(String title, String description) {
        return vireo.published(token, title, description);
    }
}
