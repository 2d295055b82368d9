package io.vireo.streaming.caption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.WithBothConnectors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Captions and chapters over HTTP. */
@WithBothConnectors
class CaptionIT extends ServerTest {
    private static final String CAPTIONS = "/captions/{hash}/{language}";
    private static final String SUBRIP = "1\r\n00:00:00,500 --> 00:00:09,000\r\n<font color=red>Grüße</font>\r\n";
    private static final String WEBVTT = "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nGrüße\n";

    private String name;
    private String token;
    private String hash;

    @BeforeEach
    void publish() {
        name = vireo.newAccount();
        token = vireo.token(name);
        hash = vireo.published(token, "With captions");
    }

    private Response put(String path, String body, Object... parameters) {
        return vireo.request()
                .header("Authorization", token)
                .contentType("application/x-subrip")
                .body(body.getBytes(UTF_8))
                .put(path, parameters);
    }

    private static String text(Response answer) {
        return new String(answer.asByteArray(), UTF_8);
    }

    @Test
    void shouldServeCleanWebVtt() {
        put(CAPTIONS + "?label=Plain", SUBRIP, hash, "DE-de")
                .then()
                .statusCode(200)
                .body("response.language", equalTo("de-DE"))
                .body("response.label", equalTo("Plain"))
                .body("response.kind", equalTo("subtitles"))
                .body("response.url", equalTo("/captions/" + hash + "/de-DE"));

        Response answer = vireo.request().get(CAPTIONS, hash, "de-de");
        answer.then().statusCode(200).contentType(startsWith("text/vtt")).header("Cache-Control", "no-cache");
        assertThat(text(answer)).isEqualTo(WEBVTT);
        String tag = answer.header("ETag");
        vireo.request()
                .header("If-None-Match", tag)
                .get(CAPTIONS, hash, "de-DE")
                .then()
                .statusCode(304);
        vireo.request()
                .header("If-Modified-Since", answer.header("Last-Modified"))
                .get(CAPTIONS, hash, "de-DE")
                .then()
                .statusCode(304);
        Response part = vireo.request().header("Range", "bytes=0-5").get(CAPTIONS, hash, "de-DE");
        part.then().statusCode(206);
        assertThat(text(part)).isEqualTo("WEBVTT");
        vireo.request().head(CAPTIONS, hash, "de-DE").then().statusCode(200).header("ETag", tag);

        put(CAPTIONS + "?kind=captions", SUBRIP.replace("Grüße", "Servus"), hash, "de-DE")
                .then()
                .statusCode(200)
                .body("response.label", equalTo("Deutsch (Deutschland)"));
        assertThat(text(vireo.request().header("If-None-Match", tag).get(CAPTIONS, hash, "de-DE")))
                .contains("Servus");
    }

    @Test
    void shouldListTheCaptionsInTheDataAndInTheManifests() {
        vireo.video(hash).then().body("response.captions", empty());
        put(CAPTIONS, SUBRIP, hash, "en").then().statusCode(200);
        put(CAPTIONS + "?kind=captions", SUBRIP, hash, "de").then().statusCode(200);
        List<Map<String, String>> expected = List.of(
                Map.of("language", "de", "label", "Deutsch", "kind", "captions", "url", "/captions/" + hash + "/de"),
                Map.of("language", "en", "label", "English", "kind", "subtitles", "url", "/captions/" + hash + "/en"));
        vireo.request().get("/captions/{hash}", hash).then().statusCode(200).body("response", equalTo(expected));
        vireo.video(hash).then().body("response.captions", equalTo(expected));
        assertThat(vireo.list("/videos/channel/{name}", name).get(0)).containsEntry("captions", "");

        Response master = vireo.request().get("/video/h/{hash}/master.m3u8", hash);
        assertThat(text(master)).contains("NAME=\"Deutsch\",LANGUAGE=\"de\"", "URI=\"s/en.m3u8\"", "SUBTITLES=\"s\"");
        assertThat(text(vireo.request().get("/video/h/{hash}/s/en.m3u8", hash)))
                .contains("#EXTINF:2.000000,\nen.vtt\n");
        assertThat(text(vireo.request().get("/video/h/{hash}/s/en.vtt", hash)))
                .isEqualTo(WEBVTT.replace("WEBVTT\n", "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n"));
        assertThat(text(vireo.request().get("/video/h/{hash}/manifest.mpd", hash)))
                .contains("<BaseURL>../../../captions/" + hash + "/en</BaseURL>");

        remove(CAPTIONS, "de").then().statusCode(200).body("response", equalTo(""));
        remove(CAPTIONS, "de").then().statusCode(200);
        vireo.video(hash).then().body("response.captions", hasSize(1));
        vireo.request().get(CAPTIONS, hash, "de").then().statusCode(404).body("response", equalTo("no-captions"));
        vireo.request().get("/video/h/{hash}/s/de.vtt", hash).then().statusCode(404);
    }

    private Response remove(String path, Object... parameters) {
        Object[] all = new Object[parameters.length + 1];
        all[0] = hash;
        System.arraycopy(parameters, 0, all, 1, parameters.length);
        return vireo.request().header("Authorization", token).delete(path, all);
    }

    @Test
    void shouldRejectWhatIsNotCaptions() {
        put(CAPTIONS, "1\n00:00:02,000 --> 00:00:01,000\na\n", hash, "en")
                .then()
                .statusCode(400)
                .body("response", equalTo("not-caption"))
                .body("message", equalTo("Line 2: A cue ends before it begins."));
        vireo.request()
                .header("Authorization", token)
                .contentType("application/json")
                .body(Samples.video())
                .put(CAPTIONS, hash, "en")
                .then()
                .statusCode(400)
                .body("response", equalTo("not-caption"));
        put(CAPTIONS, SUBRIP, hash, "e_n").then().statusCode(400).body("response.invalid-field", equalTo("language"));
        put(CAPTIONS + "?label=" + "a".repeat(101), SUBRIP, hash, "en").then().statusCode(400);
        put(CAPTIONS, "a".repeat((1 << 20) + 1), hash, "en")
                .then()
                .statusCode(413)
                .body("response", equalTo("too-large"));
        assertThat(vireo.request().get("/captions/{hash}", hash).jsonPath().getList("response"))
                .isEmpty();
    }

    @Test
    void shouldLetOnlyTheOwnerChangeThem() {
        String owner = token;
        token = vireo.token(vireo.newAccount());
        put(CAPTIONS, SUBRIP, hash, "en").then().statusCode(403).body("response", equalTo("not-owner"));
        remove(CAPTIONS, "en").then().statusCode(403);
        put("/chapters/{hash}", SUBRIP, hash).then().statusCode(403);
        token = "";
        put(CAPTIONS, SUBRIP, hash, "en").then().statusCode(400).body("response", equalTo("token"));
        token = owner;
        put(CAPTIONS, SUBRIP, "zzzzzzz", "en").then().statusCode(404).body("response", equalTo("no-video"));
    }

    @Test
    void shouldLimitTheNumberOfLanguages() throws Exception {
        for (int language = 0; language < 50; language++) {
            Rows.change(
                    "INSERT INTO Captions (VideoID, Language, Label, Kind, Content, Changed) SELECT VideoID,"
                            + " CONCAT('en-x-', ?), 'a', 'subtitles', 'WEBVTT', 0 FROM Videos WHERE PathHash = ?",
                    language,
                    hash);
        }
        put(CAPTIONS, SUBRIP, hash, "en").then().statusCode(409).body("response", equalTo("too-many-captions"));
        put(CAPTIONS, SUBRIP, hash, "en-x-7").then().statusCode(200);
    }

    @Test
    void shouldUseTheChaptersOfTheOwnerThenOfTheFileThenOfTheDescription() throws Exception {
        String chapters = "/chapters/{hash}";
        String own = SUBRIP.replace("Grüße", "Hello");
        // the job removes the chapters that the file does not have
        Await.until(
                "the job",
                () -> Rows.select("SELECT 1 FROM Jobs WHERE JobKey = ?", hash).isEmpty());
        vireo.video(hash).then().body("response.chapters", equalTo(""));
        vireo.request().get(chapters, hash).then().statusCode(404).body("response", equalTo("no-chapters"));
        Rows.change("UPDATE Videos SET DurationMillis = 20000 WHERE PathHash = ?", hash);
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("description", "Look:\n0:00 Start\n0:05 Middle\n0:10 End"))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
        vireo.video(hash).then().body("response.chapters", equalTo("/chapters/" + hash));
        assertThat(text(vireo.request().get(chapters, hash)))
                .endsWith("00:00:05.000 --> 00:00:10.000\nMiddle\n\n00:00:10.000 --> 00:00:20.000\nEnd\n");

        Rows.change(
                "INSERT INTO Chapters SELECT VideoID, 2, 'WEBVTT\n\n00:00.000 --> 00:09.000\nOf the file', 0 FROM Videos"
                        + " WHERE PathHash = ?",
                hash);
        assertThat(text(vireo.request().get(chapters, hash)))
                .contains("Of the file")
                .doesNotContain("Middle");

        put(chapters, own, hash)
                .then()
                .statusCode(200)
                .body("response.title", contains("Hello"))
                .body("response.start", contains(0.5f));
        assertThat(text(vireo.request().get("/video/h/{hash}/chapters.json", hash)))
                .contains("\"title\":\"Hello\"");
        assertThat(text(vireo.request().get("/video/h/{hash}/master.m3u8", hash)))
                .contains("URI=\"chapters.json\"");
        assertThat(text(vireo.request().get("/video/h/{hash}/manifest.mpd", hash)))
                .contains(">Hello</Event>");

        remove(chapters).then().statusCode(200).body("response.title", contains("Of the file"));
        put(chapters, "nothing", hash).then().statusCode(400).body("message", containsString("Line 1: "));
    }

    @Test
    void shouldOpenThemWithTheAccessOfAVideo() {
        put(CAPTIONS, SUBRIP, hash, "en").then().statusCode(200);
        put("/chapters/{hash}", SUBRIP, hash).then().statusCode(200);
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("visibility", "private"))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
        vireo.request().get(CAPTIONS, hash, "en").then().statusCode(404).body("response", equalTo("no-video"));
        String access = vireo.request()
                .header("Authorization", token)
                .get("/v/{hash}", hash)
                .path("response.access");
        vireo.request()
                .get(CAPTIONS + "?" + access, hash, "en")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-cache");
        assertThat(text(vireo.request().get("/video/h/{hash}/master.m3u8?" + access, hash)))
                .contains("s/en.m3u8?" + access, "chapters.json?" + access);
        assertThat(text(vireo.request().get("/video/h/{hash}/s/en.m3u8?" + access, hash)))
                .contains("\nen.vtt?" + access + "\n");
    }

    @Test
    void shouldRemoveThemWithTheVideo() throws Exception {
        put(CAPTIONS, SUBRIP, hash, "en").then().statusCode(200);
        put("/chapters/{hash}", SUBRIP, hash).then().statusCode(200);
        List<String> id = Rows.select("SELECT VideoID FROM Videos WHERE PathHash = ?", hash);
        vireo.deleteVideo(token, hash).then().statusCode(200);
        vireo.request().get(CAPTIONS, hash, "en").then().statusCode(404).body("response", equalTo("no-video"));
        for (String table : Arrays.asList("Captions", "Chapters")) {
            assertThat(Rows.select("SELECT 1 FROM " + table + " WHERE VideoID = ?", id.get(0)))
                    .isEmpty();
        }
    }
}
