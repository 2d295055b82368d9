package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import io.vireo.Await;
import io.vireo.Leftovers;
import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.TestServer;
import io.vireo.WithBothConnectors;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads as a browser without script sends them. */
@WithBothConnectors
class WebUploadIT extends ServerTest {
    private static final byte[] VIDEO = Samples.video();
    private static final String TITLE = "Grüße & \"<Küsse>\"";

    private PageClient pages;
    private String name;
    private Map<String, String> session;

    @BeforeEach
    void signUp() {
        pages = new PageClient(vireo);
        name = vireo.newAccount();
        session = pages.session(name);
    }

    private static Map<String, String> form(String title) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("title", title);
        form.put("description", "One\r\nTwo");
        form.put("tags", "sea, ships");
        form.put("visibility", "unlisted");
        return form;
    }

    private ValidatableResponse send(Map<String, String> form, String fileName, byte[] file) {
        return pages.postFile("/upload/form", form, fileName, file, session).then();
    }

    private int videosToday() {
        return vireo.request()
                .header("Authorization", vireo.token(name))
                .get("/me/usage")
                .path("response.videos-today");
    }

    @Test
    void shouldPublishAVideo() {
        pages.get("/upload", session)
                .then()
                .statusCode(200)
                .body(containsString("enctype=\"multipart/form-data\" action=\"./upload/form\""));
        String location = send(form(TITLE), "Ü \"1\".mp4", VIDEO)
                .statusCode(303)
                .header("Location", startsWith("../video/"))
                .extract()
                .header("Location");

        String hash = location.substring("../video/".length());
        vireo.request()
                .header("Authorization", vireo.token(name))
                .get("/v/" + hash)
                .then()
                .statusCode(200)
                .body("response.title", equalTo(TITLE))
                .body("response.description", equalTo("One\nTwo"))
                .body("response.visibility", equalTo("unlisted"))
                .body("response.tags", contains("sea", "ships"));
        assertThat(vireo.request()
                        .header("Authorization", vireo.token(name))
                        .get("/video/d/" + hash)
                        .asByteArray())
                .hasSameSizeAs(VIDEO);
        pages.get("/upload/form", session).then().statusCode(303).header("Location", endsWith("../upload"));
    }

    @Test
    void shouldSayWhatIsWrongAndKeepWhatWasEntered() {
        send(form(TITLE), "a.txt", "no video".getBytes(UTF_8))
                .statusCode(400)
                .contentType(startsWith("text/html"))
                .body(containsString("The server cannot make a video that browsers play from this file."))
                .body(containsString("value=\"Grüße &amp; &quot;&lt;Küsse&gt;&quot;\""))
                .body(containsString(">One\nTwo</textarea>"))
                .body(containsString("value=\"sea, ships\""))
                .body(containsString("value=\"unlisted\" checked"))
                .body(not(containsString("<noscript>")));
        send(form(" "), "a.mp4", VIDEO)
                .statusCode(400)
                .body(containsString("Write a title of 1 to 255 characters."))
                .body(containsString(">One\nTwo</textarea>"));
        send(form(TITLE), "", new byte[0]).statusCode(400).body(containsString("Choose a file."));
        send(form(TITLE), "a.mp4", new byte[0]).statusCode(400).body(containsString("Choose a file."));
        Map<String, String> tags = form(TITLE);
        tags.put("tags", "x".repeat(41));
        send(tags, "a.mp4", VIDEO).statusCode(400).body(containsString("Write at most 15 tags"));
        Map<String, String> visibility = form(TITLE);
        visibility.put("visibility", "secret");
        send(visibility, "a.mp4", VIDEO).statusCode(400).body(containsString("Choose who can watch."));
        Map<String, String> description = form(TITLE);
        description.put("description", "x".repeat(500_001));
        send(description, "a.mp4", VIDEO).statusCode(413).contentType(startsWith("text/html"));

        assertThat(videosToday()).as("videos of failed forms").isZero();
    }

    @Test
    void shouldKeepTheQuota() throws Exception {
        String admin = new Staff(vireo).token("admin");
        vireo.json()
                .header("Authorization", admin)
                .body(Map.of("bytes", VIDEO.length - 1, "password", PASSWORD))
                .put("/c/{name}/quota", name)
                .then()
                .statusCode(200);
        send(form(TITLE), "a.mp4", VIDEO)
                .statusCode(403)
                .body(containsString("The video does not fit into the quota of your channel."))
                .body(containsString("value=\"sea, ships\""));
        assertThat(videosToday()).isZero();
        vireo.json()
                .header("Authorization", admin)
                .body(Map.of("bytes", VIDEO.length, "password", PASSWORD))
                .put("/c/{name}/quota", name)
                .then()
                .statusCode(200);
        send(form(TITLE), "a.mp4", VIDEO).statusCode(303);
    }

    @Test
    void shouldReadAFormOfUnknownLength() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nIn chunks\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(VIDEO);
        body.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
        try (RawConnection connection = new RawConnection(base())) {
            connection.send(
                    "POST /upload/form HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nCookie: vireo_session="
                            + session.get("vireo_session")
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n");
            RawAnswer answer = connection.sendChunked(body.toByteArray(), 1021).answer();

            assertThat(answer.status()).isEqualTo(303);
        }
    }

    @Test
    void shouldLeaveNothingOfAFormThatBreaksOff() throws Exception {
        RawConnection connection = new RawConnection(base());
        connection.send("POST /upload/form HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nCookie: vireo_session="
                + session.get("vireo_session")
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nBroken\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n\r\nbeginning");
        Leftovers.awaitStagedUpload();
        assertThat(videosToday()).isEqualTo(1);

        connection.reset();

        Await.until("the end of the form", () -> videosToday() == 0);
        assertThat(TestServer.data().resolve("incoming")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldRejectWhatNoFormSends() {
        pages.postFile("/upload/form", form(TITLE), "a.mp4", VIDEO, PageClient.ANONYMOUS)
                .then()
                .statusCode(303)
                .header("Location", containsString("signin?next="));
        pages.request(session)
                .header("Sec-Fetch-Site", "cross-site")
                .multiPart("file", "a.mp4", VIDEO)
                .post("/upload/form")
                .then()
                .statusCode(403);
        pages.request(session)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("text/plain")
                .body("title=a")
                .post("/upload/form")
                .then()
                .statusCode(400)
                .contentType(startsWith("text/html"));
        pages.request(session)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("multipart/form-data; boundary=b")
                .body("--b\r\nnonsense\r\n\r\n".getBytes(UTF_8))
                .post("/upload/form")
                .then()
                .statusCode(400)
                .contentType(startsWith("text/html"));
        assertThat(videosToday()).isZero();
    }
}
