package io.vireo.video.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestWebp;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The thumbnail of a video, and its replacement by the owner. */
class ThumbnailChoiceIT extends ServerTest {
    private String token;
    private String hash;

    @BeforeEach
    void publish() {
        token = vireo.token(vireo.newAccount());
        hash = vireo.published(token, "A walk");
    }

    @Test
    void shouldProposeFramesAsImages() throws IOException {
        List<Map<String, Object>> choices = choices(hash);
        assertThat(choices).hasSizeGreaterThanOrEqualTo(4);
        for (Map<String, Object> choice : choices) {
            Response image = vireo.request().get((String) choice.get("image"));
            image.then().statusCode(200).contentType("image/jpeg");
            assertThat(picture(image.asByteArray()).getWidth()).isEqualTo(320);
        }
        assertThat(choices).extracting(choice -> choice.get("choice")).startsWith(1, 2, 3, 4);
    }

    @Test
    void shouldProposeFramesOfAVideoWithOneKeyframe() {
        hash = published("black-keyframe.mp4");
        assertThat(choices(hash)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void shouldProposeFramesOfAFragmentedVideo() {
        hash = published("fragmented.mp4");
        assertThat(choices(hash)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void shouldProposeNoFramesOfAnUndecodableVideo() {
        hash = published("hevc.mp4");
        assertThat(choices(hash)).isEmpty();
        choose(1).then().statusCode(400).body("response.invalid-field", equalTo("choice"));
    }

    @Test
    void shouldServeTheFrameThatTheOwnerChooses() {
        String before = etag();
        byte[] frame =
                vireo.request().get((String) choices(hash).get(2).get("image")).asByteArray();
        choose(3).then().statusCode(200).body("response", equalTo(""));
        Response now = vireo.request().get("/thumbnails/{hash}", hash);
        assertThat(now.asByteArray()).isEqualTo(frame);
        assertThat(etag()).isNotEqualTo(before);
    }

    @Test
    void shouldRejectAFrameThatWasNotProposed() {
        choose(0).then().statusCode(400).body("response.invalid-field", equalTo("choice"));
        choose(7).then().statusCode(400).body("response.invalid-field", equalTo("choice"));
        vireo.request()
                .header("Authorization", token)
                .contentType("application/json")
                .body("{}")
                .put("/thumbnails/{hash}", hash)
                .then()
                .statusCode(400)
                .body("response.missing-field", equalTo("choice"));
        for (String number : List.of("0", "99", "x", "-1", "1.jpg")) {
            vireo.request()
                    .get("/thumbnails/{hash}/choices/{number}", hash, number)
                    .then()
                    .statusCode(404)
                    .body("response", equalTo("no-thumbnails"));
        }
    }

    @Test
    void shouldServeAnImageUploadedByTheOwner() throws IOException {
        String before = etag();
        send(image(3000, 1500, "png"), "image/png").then().statusCode(200).body("response", equalTo(""));
        Response now = vireo.request().get("/thumbnails/{hash}", hash);
        now.then().statusCode(200).contentType("image/jpeg");
        BufferedImage shown = picture(now.asByteArray());
        assertThat(shown.getWidth()).isEqualTo(1280);
        assertThat(shown.getHeight()).isEqualTo(640);
        assertThat(new Color(shown.getRGB(600, 300)).getRed()).isGreaterThan(200);
        assertThat(etag()).isNotEqualTo(before);
    }

    @Test
    void shouldAcceptWebpAndServeItImmediately() throws IOException {
        send(TestWebp.LOSSY, "image/webp").then().statusCode(200);
        Response now = vireo.request().get("/thumbnails/{hash}", hash);
        now.then().statusCode(200).contentType("image/jpeg").header("Cache-Control", "no-cache");
        assertThat(new Color(picture(now.asByteArray()).getRGB(16, 8)).getRed()).isGreaterThan(200);
        vireo.request()
                .header("If-None-Match", now.header("ETag"))
                .get("/thumbnails/{hash}", hash)
                .then()
                .statusCode(304)
                .header("Cache-Control", "no-cache");
    }

    @Test
    void shouldRejectInvalidImages() {
        send(Samples.video(), "image/jpeg").then().statusCode(400).body("response", equalTo("not-image"));
        send(new byte[10_485_761], "image/jpeg").then().statusCode(413).body("response", equalTo("too-large"));
    }

    @Test
    void shouldLetOnlyTheOwnerChoose() {
        String otherToken = vireo.token(vireo.newAccount());
        vireo.request()
                .header("Authorization", otherToken)
                .get("/thumbnails/{hash}/choices", hash)
                .then()
                .statusCode(403)
                .body("response", equalTo("not-owner"));
        token = otherToken;
        choose(1).then().statusCode(403).body("response", equalTo("not-owner"));
        send(Samples.video(), "image/png").then().statusCode(403).body("response", equalTo("not-owner"));
        vireo.request()
                .get("/thumbnails/{hash}/choices", hash)
                .then()
                .statusCode(400)
                .body("response", equalTo("token"));
    }

    @Test
    void shouldReturn404ForChoicesOfUnpublishedVideos() {
        for (String unpublished : List.of(vireo.announced(token, "Soon"), "zzzzzz0", "..")) {
            vireo.request()
                    .header("Authorization", token)
                    .urlEncodingEnabled(true)
                    .get("/thumbnails/{hash}/choices", unpublished.equals("..") ? "a.b" : unpublished)
                    .then()
                    .statusCode(404)
                    .body("response", equalTo("no-thumbnails"));
        }
    }

    private String published(String sample) {
        String video = vireo.announced(token, sample);
        vireo.upload(token, video, Samples.bytes(sample)).then().statusCode(200);
        return video;
    }

    private List<Map<String, Object>> choices(String video) {
        return vireo.request()
                .header("Authorization", token)
                .get("/thumbnails/{hash}/choices", video)
                .then()
                .statusCode(200)
                .extract()
                .path("response");
    }

    private Response choose(int choice) {
        return vireo.request()
                .header("Authorization", token)
                .contentType("application/json")
                .body(Map.of("choice", choice))
                .put("/thumbnails/{hash}", hash);
    }

    private Response send(byte[] image, String type) {
        return vireo.request()
                .header("Authorization", token)
                .contentType(type)
                .body(image)
                .put("/thumbnails/{hash}", hash);
    }

    private String etag() {
        return vireo.request()
                .head("/thumbnails/{hash}", hash)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private static byte[] image(int width, int height, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(0, 0, width, height);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage picture(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
