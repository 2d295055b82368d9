package io.vireo.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.WithBothConnectors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of captions and chapters, as a browser without script uses it. The video has two seconds. */
@WithBothConnectors
class WebTracksIT extends ServerTest {
    private static final byte[] SUBRIP = "1\n00:00:00,500 --> 00:00:09,000\nGrüße & <b>mehr</b>\n".getBytes(UTF_8);
    private static final byte[] NONE = new byte[0];

    private PageClient pages;
    private Map<String, String> session;
    private String token;
    private String hash;

    @BeforeEach
    void publish() {
        pages = new PageClient(vireo);
        String name = vireo.newAccount();
        session = pages.session(name);
        token = vireo.token(name);
        hash = vireo.published(token, "Tom & <Jerry>");
    }

    private Response get() {
        return pages.get("/tracks/" + hash, session);
    }

    private ValidatableResponse send(String fileName, byte[] file, String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return pages.postFile("/tracks/" + hash, form, fileName, file, session).then();
    }

    private String captions(String language) {
        return new String(
                vireo.request().get("/captions/" + hash + "/" + language).asByteArray(), UTF_8);
    }

    @Test
    void shouldAddChangeAndDeleteCaptions() {
        get().then()
                .statusCode(200)
                .body(containsString("<h1>Captions and chapters of Tom &amp; &lt;Jerry&gt;</h1>"))
                .body(containsString("There are none yet."));
        send("a.srt", SUBRIP, "act", "add", "language", "German", "label", "", "kind", "subtitles")
                .statusCode(303)
                .header("Location", endsWith("tracks/" + hash + "?done=captions"));
        pages.get("/tracks/" + hash + "?done=captions", session)
                .then()
                .body(containsString("The captions are saved."))
                .body(containsString("lang=\"de\">Deutsch</p>"))
                .body(containsString("German (de) · Subtitles"));
        assertThat(captions("de")).isEqualTo("WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nGrüße &amp; <b>mehr</b>\n");

        pages.get("/tracks/" + hash + "?language=de", session)
                .then()
                .body(containsString("Change: German"))
                .body(containsString("<input type=\"hidden\" name=\"language\" value=\"de\">"));
        send("", NONE, "act", "change", "language", "de", "label", "<i>Alles</i>", "kind", "captions")
                .statusCode(303);
        vireo.request()
                .get("/captions/" + hash)
                .then()
                .body("response", hasSize(1))
                .body("response[0].label", equalTo("<i>Alles</i>"))
                .body("response[0].kind", equalTo("captions"));
        get().then().body(containsString("&lt;i&gt;Alles&lt;/i&gt;")).body(not(containsString("<i>Alles")));
        assertThat(captions("de")).contains("Grüße");
        send(
                        "b.vtt",
                        "WEBVTT\n\n00:00.000 --> 00:01.000\nNeu\n".getBytes(UTF_8),
                        "act",
                        "change",
                        "language",
                        "de",
                        "label",
                        "",
                        "kind",
                        "")
                .statusCode(303);
        assertThat(captions("de")).isEqualTo("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nNeu\n");

        send("", NONE, "act", "remove", "language", "de").statusCode(303).header("Location", endsWith("?done=remove"));
        vireo.request().get("/captions/" + hash).then().body("response", hasSize(0));
    }

    @Test
    void shouldSayWhatIsWrongWithCaptions() {
        send(
                        "a.srt",
                        "1\nno times\n".getBytes(UTF_8),
                        "act",
                        "add",
                        "language",
                        "pt-br",
                        "label",
                        "Mein \"Text\"",
                        "kind",
                        "captions")
                .statusCode(400)
                .contentType(startsWith("text/html"))
                .body(containsString("Line 2: The file is neither WebVTT nor SubRip (.srt)."))
                .body(containsString("name=\"language\" value=\"pt-br\""))
                .body(containsString("value=\"Mein &quot;Text&quot;\""))
                .body(containsString("value=\"captions\" checked"));
        send("", NONE, "act", "add", "language", "Klingonisch", "label", "", "kind", "")
                .statusCode(400)
                .body(containsString("Write the name of a language"))
                .body(containsString("Choose a file."));
        send("a.srt", new byte[(1 << 20) + 70_000], "act", "add", "language", "en", "label", "", "kind", "")
                .statusCode(413)
                .body(containsString("The file is larger than 1 MB."))
                .body(containsString("name=\"language\" value=\"en\""));
        send("a.srt", SUBRIP, "act", "add", "language", "en", "label", "x".repeat(101), "kind", "")
                .statusCode(400)
                .body(containsString("At most 100 characters, in one line."));
        send("a.srt", SUBRIP, "act", "add", "language", "en", "label", "", "kind", "")
                .statusCode(303);
        send("a.srt", SUBRIP, "act", "add", "language", "English", "label", "", "kind", "")
                .statusCode(400)
                .body(containsString("There are captions in this language already."));
        send("a.srt", SUBRIP, "act", "other").statusCode(400).body(containsString("The request cannot be understood."));
        pages.request(session)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded")
                .body("act=add")
                .post("/tracks/" + hash)
                .then()
                .statusCode(400)
                .contentType(startsWith("text/html"));

        Map<String, String> german = new LinkedHashMap<>(session);
        german.put("vireo_lang", "de");
        pages.postFile(
                        "/tracks/" + hash,
                        Map.of("act", "add", "language", "Deutsch"),
                        "a.srt",
                        "1\n00:00:09,000 --> 00:00:10,000\nspät\n".getBytes(UTF_8),
                        german)
                .then()
                .statusCode(400)
                .body(containsString("Zeile 1: Kein Untertitel beginnt vor dem Ende des Videos."));
    }

    @Test
    void shouldSayWhenAFormCanBeSentAgain() throws Exception {
        Rows.change(
                "REPLACE INTO RateLimits (Id, FullAt) SELECT CONCAT('chapters.account:', LEFT(SHA2(ChannelID, 256), 48)),"
                        + " (UNIX_TIMESTAMP() + 3599) * 1000000 FROM Videos WHERE PathHash = ?",
                hash);
        send("", NONE, "act", "chapters", "chapters", "0:00 Kept")
                .statusCode(429)
                .contentType("text/html;charset=UTF-8")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body(containsString("0:00 Kept</textarea>"))
                .body(containsString("You did this too often. Try again in "));
    }

    @Test
    void shouldShowAFailureAsAPage() throws Exception {
        Rows.change(
                "REPLACE INTO Chapters (VideoID, Source, Content, Changed)"
                        + " SELECT VideoID, 1, 'no chapters', 0 FROM Videos WHERE PathHash = ?",
                hash);
        send("", NONE, "act", "chapters", "chapters", "Introduction")
                .statusCode(400)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("<h1>This did not work</h1>"));
    }

    @Test
    void shouldSaveAndRemoveChapters() {
        send("", NONE, "act", "chapters", "chapters", "0:00 Start\r\n0:01 Tom & <Jerry>\r\n")
                .statusCode(303);
        assertThat(new String(vireo.request().get("/chapters/" + hash).asByteArray(), UTF_8))
                .contains("00:00:01.000 --> 00:00:02.000\nTom &amp; &lt;Jerry&gt;");
        get().then()
                .body(containsString("0:00 Start\n0:01 Tom &amp; &lt;Jerry&gt;</textarea>"))
                .body(containsString("Remove chapters"));

        send("", NONE, "act", "chapters", "chapters", "0:00 Start\n\n0:02 Too late")
                .statusCode(400)
                .body(containsString("Line 3: The chapter begins after the end of the video."))
                .body(containsString("0:00 Start\n\n0:02 Too late</textarea>"));
        send("", NONE, "act", "chapters", "chapters", "Introduction")
                .statusCode(400)
                .body(containsString("Line 1: A chapter begins with its time, such as 1:30."));

        send("", NONE, "act", "no-chapters", "chapters", "")
                .statusCode(303)
                .header("Location", endsWith("?done=no-chapters"));
        get().then().body(not(containsString("Remove chapters")));
        vireo.request().get("/chapters/" + hash).then().statusCode(404);
    }

    @Test
    void shouldBeForTheOwnerOnly() {
        pages.get("/edit/" + hash, session).then().body(containsString("href=\"../tracks/" + hash + "\""));
        pages.get("/tracks/" + hash, PageClient.ANONYMOUS)
                .then()
                .statusCode(303)
                .header("Location", containsString("signin?next=tracks%2F" + hash));
        Map<String, String> other = pages.session(vireo.newAccount());
        pages.get("/tracks/" + hash, other).then().statusCode(404);
        pages.postFile("/tracks/" + hash, Map.of("act", "add", "language", "de"), "a.srt", SUBRIP, other)
                .then()
                .statusCode(404);
        pages.request(session)
                .header("Sec-Fetch-Site", "cross-site")
                .multiPart("act", "no-chapters")
                .post("/tracks/" + hash)
                .then()
                .statusCode(403);
        String unpublished = vireo.announced(token, "Not yet");
        pages.get("/tracks/" + unpublished, session).then().statusCode(404);
        pages.get("/edit/" + unpublished, session)
                .then()
                .statusCode(200)
                .body(not(containsString("href=\"../tracks/")));
        vireo.request().get("/captions/" + hash).then().body("response", hasSize(0));
    }
}
