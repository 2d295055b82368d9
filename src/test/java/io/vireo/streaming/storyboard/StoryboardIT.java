package io.vireo.streaming.storyboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Storyboards, and chapters of files, which the same job reads. */
class StoryboardIT extends ServerTest {
    private static final String PATH = "/storyboards/{hash}";

    private String token;

    @BeforeEach
    void signUp() {
        token = vireo.token(vireo.newAccount());
    }

    private String published(String sample) throws Exception {
        String hash = vireo.announced(token, "With pictures");
        vireo.upload(token, hash, Samples.bytes(sample)).then().statusCode(200);
        awaitJob(hash);
        return hash;
    }

    private static void awaitJob(String hash) throws Exception {
        Await.until(
                "the job",
                () -> Rows.select("SELECT 1 FROM Jobs WHERE Kind = 'storyboard' AND JobKey = ?", hash)
                        .isEmpty());
    }

    private static String text(Response answer) {
        return new String(answer.asByteArray(), UTF_8);
    }

    @Test
    void shouldMakeAStoryboardAndReadTheChaptersAfterThePublication() throws Exception {
        String hash = published("chapters.mp4");
        vireo.video(hash)
                .then()
                .body("response.storyboard", equalTo("/storyboards/" + hash))
                .body("response.chapters", equalTo("/chapters/" + hash));
        Response answer = vireo.request().get(PATH, hash);
        answer.then().statusCode(200).contentType(startsWith("text/vtt"));
        vireo.request()
                .header("If-None-Match", answer.header("ETag"))
                .get(PATH, hash)
                .then()
                .statusCode(304);
        Response image = vireo.request().get(PATH + "/1.jpg", hash);
        image.then().statusCode(200).contentType("image/jpeg");
        BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(image.asByteArray()));
        int pictures = 0;
        for (MatchResult cue : Pattern.compile(hash + "/1\\.jpg#xywh=(\\d+),(\\d+),160,120\n")
                .matcher(text(answer))
                .results()
                .toList()) {
            assertThat(Integer.parseInt(cue.group(1)) + 160).isLessThanOrEqualTo(sheet.getWidth());
            assertThat(Integer.parseInt(cue.group(2)) + 120).isLessThanOrEqualTo(sheet.getHeight());
            pictures++;
        }
        assertThat(pictures).isEqualTo(5);
        vireo.request().get(PATH + "/2.jpg", hash).then().statusCode(404).body("response", equalTo("no-storyboard"));
        assertThat(text(vireo.request().get("/chapters/{hash}", hash)))
                .startsWith("WEBVTT\n\n00:00:00.000 --> 00:00:05.000\nDawn\n\n00:00:05.000 --> 00:00:10.000\n"
                        + "Grüße &amp; &lt;b&gt;\n\n00:00:10.000 --> ");

        vireo.json()
                .header("Authorization", token)
                .body(Map.of("visibility", "private"))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
        vireo.request().get(PATH, hash).then().statusCode(404).body("response", equalTo("no-video"));
        vireo.request().get(PATH + "/1.jpg", hash).then().statusCode(404);
        String access = vireo.request()
                .header("Authorization", token)
                .get("/v/{hash}", hash)
                .path("response.access");
        assertThat(text(vireo.request().get(PATH + "?" + access, hash))).contains(hash + "/1.jpg?" + access + "#xywh=");

        Path directory = TestServer.data().resolve("storyboards/" + hash);
        assertThat(directory).exists();
        vireo.deleteVideo(token, hash).then().statusCode(200);
        assertThat(directory).doesNotExist();
        vireo.request().get(PATH, hash).then().statusCode(404);
    }

    @Test
    void shouldHaveNoStoryboardOfAShortVideo() throws Exception {
        String hash = published("baseline.mp4");
        vireo.video(hash).then().body("response.storyboard", equalTo(""));
        vireo.request().get(PATH, hash).then().statusCode(404).body("response", equalTo("no-storyboard"));
        assertThat(Rows.select("SELECT HasStoryboard FROM Videos WHERE PathHash = ?", hash))
                .containsExactly("0");
        assertThat(Rows.select("SELECT 1 FROM Jobs WHERE JobKey = ?", hash)).isEmpty();
    }

    /** A video of an earlier version. */
    @Test
    void shouldMakeAMissingStoryboardAfterTheFirstRequest() throws Exception {
        String hash = published("chapters.mp4");
        Rows.change("DELETE s FROM Storyboards s JOIN Videos USING (VideoID) WHERE PathHash = ?", hash);
        Rows.change("UPDATE Videos SET HasStoryboard = NULL WHERE PathHash = ?", hash);
        vireo.request().get(PATH, hash).then().statusCode(404).body("response", equalTo("no-storyboard"));
        awaitJob(hash);
        vireo.request().get(PATH, hash).then().statusCode(200);
    }

    /** The job finds that the video is gone, or the deletion removes what the job has stored. */
    @Test
    void shouldLeaveNothingOfAVideoThatIsDeletedMeanwhile() throws Exception {
        String hash = vireo.announced(token, "Deleted at once");
        vireo.upload(token, hash, Samples.bytes("chapters.mp4")).then().statusCode(200);
        vireo.deleteVideo(token, hash).then().statusCode(200);
        awaitJob(hash);
        assertThat(TestServer.data().resolve("storyboards/" + hash)).doesNotExist();
    }

    @Test
    void shouldMakeAMissingOrDamagedSheetAgain() throws Exception {
        String lost = published("chapters.mp4");
        String cut = published("chapters.mp4");
        Path lostSheet = TestServer.data().resolve("storyboards/" + lost + "/1.jpg");
        Path cutSheet = TestServer.data().resolve("storyboards/" + cut + "/1.jpg");
        byte[] whole = Files.readAllBytes(cutSheet);
        Files.delete(lostSheet);
        Files.write(cutSheet, Arrays.copyOf(whole, whole.length / 2));
        for (String hash : List.of(lost, cut)) {
            vireo.request()
                    .get(PATH + "/1.jpg", hash)
                    .then()
                    .statusCode(404)
                    .body("response", equalTo("no-storyboard"));
            Await.until(
                    "the sheet",
                    () -> vireo.request().get(PATH + "/1.jpg", hash).statusCode() == 200);
        }
        assertThat(lostSheet).hasBinaryContent(whole);
        assertThat(cutSheet).hasBinaryContent(whole);
    }
}
