package io.vireo.channel.avatar;

import static io.vireo.TestImages.plain;
import static io.vireo.TestImages.png;
import static io.vireo.TestImages.zipped;
import static io.vireo.VireoClient.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import io.vireo.TestWebp;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Avatars of channels: generated, uploaded and imported ones. */
class AvatarIT extends ServerTest {
    @Test
    void shouldGenerateADefaultAvatarFromTheName() throws IOException {
        String name = vireo.newAccount();

        Response picture = picture(name, 256);
        picture.then().statusCode(200).contentType("image/jpeg").header("X-Content-Type-Options", "nosniff");
        assertThat(image(picture).getWidth()).isEqualTo(256);
        assertThat(image(vireo.request().get("/channel/picture/{name}", name)).getWidth())
                .isEqualTo(800);

        String tag = picture.header("ETag");
        conditional(name, "If-None-Match", tag).then().statusCode(304).header("ETag", tag);
        conditional(name, "If-Match", "\"other\"").then().statusCode(412);
        conditional(name, "If-Match", "\"a\" , W/\"b\", *").then().statusCode(400);
        vireo.request().head("/channel/picture/{name}", name).then().statusCode(200);
        vireo.request().get("/channel/picture/{name}?size=300", name).then().statusCode(400);
        picture(newName(), 256).then().statusCode(404).body("response", equalTo("channel"));
    }

    /** The body exceeds the limit for JSON, which does not apply although the content type is JSON. */
    @Test
    void shouldAcceptALargeImageWithAnyContentType() throws IOException {
        String token = vireo.token(vireo.newAccount());
        byte[] picture = Arrays.copyOf(png(Color.RED, 500, 300), 1_500_000);

        vireo.request()
                .header("Authorization", token)
                .contentType("application/json")
                .body(picture)
                .post("/channel/picture")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldSetReplaceAndRemoveTheAvatar() throws IOException {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String before = picture(name, 256).header("ETag");

        vireo.setPicture(token, png(Color.RED, 500, 300)).then().statusCode(200).body("response", equalTo(""));

        Response small = picture(name, 256);
        assertThat(image(small).getWidth()).isEqualTo(image(small).getHeight()).isEqualTo(256);
        assertThat(image(picture(name, 800)).getWidth()).isEqualTo(800);
        assertThat(new Color(image(small).getRGB(9, 9)).getRed()).isGreaterThan(200);
        conditional(name, "If-None-Match", small.header("ETag")).then().statusCode(304);
        assertThat(small.header("ETag")).isNotEqualTo(before);

        vireo.setPicture(token, png(Color.BLUE, 20, 20)).then().statusCode(200);
        assertThat(new Color(image(picture(name, 256)).getRGB(9, 9)).getBlue()).isGreaterThan(200);

        for (int i = 0; i < 2; i++) {
            vireo.request()
                    .header("Authorization", token)
                    .delete("/channel/picture")
                    .then()
                    .statusCode(200)
                    .body("response", equalTo(""));
            picture(name, 256).then().header("ETag", before);
        }
    }

    @Test
    void shouldServeALegacyAvatarForEverySize() throws Exception {
        String name = vireo.newAccount();
        byte[] original = png(Color.GREEN, 33, 44);
        Files.write(TestServer.data().resolve("cpicture/c" + id(name) + ".jpg"), original);

        assertThat(picture(name, 256).asByteArray()).isEqualTo(original);
        assertThat(picture(name, 800).asByteArray()).isEqualTo(original);
    }

    @Test
    void shouldAcceptWebpAndServeEachChangeImmediately() throws IOException {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        picture(name, 256).then().header("Cache-Control", "no-cache");

        vireo.setPicture(token, TestWebp.LOSSY_ALPHA).then().statusCode(200);
        Response set = picture(name, 256);
        set.then().header("Cache-Control", "no-cache").contentType("image/jpeg");
        conditional(name, "If-None-Match", set.header("ETag"))
                .then()
                .statusCode(304)
                .header("Cache-Control", "no-cache");
        assertThat(new Color(image(set).getRGB(30, 30)).getRed()).isGreaterThan(200);
        assertThat(new Color(image(set).getRGB(220, 30)).getBlue()).isGreaterThan(200);

        byte[] bomb = TestWebp.LOSSY.clone();
        bomb[26] = bomb[28] = (byte) 0xFF;
        bomb[27] = bomb[29] = 0x3F;
        vireo.setPicture(token, bomb).then().statusCode(400).body("response", equalTo("not-image"));
    }

    @Test
    void shouldRejectInvalidImages() throws IOException {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String before = picture(name, 256).header("ETag");
        byte[] png = png(Color.RED, 50, 50);
        byte[] bomb = png.clone();
        ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
        byte[] jpeg = plain(Color.RED, 50, 50, "jpg");

        for (byte[] body : List.of(
                new byte[0],
                zipped(png),
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8),
                bomb,
                Arrays.copyOf(png, png.length / 2),
                Arrays.copyOf(jpeg, jpeg.length / 2),
                Arrays.copyOf(jpeg, jpeg.length - 20),
                plain(Color.RED, 50, 50, "gif"),
                Samples.video())) {
            vireo.setPicture(token, body).then().statusCode(400).body("response", equalTo("not-image"));
        }
        vireo.setPicture(token, new byte[10_485_761]).then().statusCode(413).body("response", equalTo("too-large"));
        vireo.setPicture("", png).then().statusCode(400).body("response", equalTo("token"));
        assertThat(picture(name, 256).header("ETag")).isEqualTo(before);
        assertThat(TestServer.data().resolve("incoming")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "text/html", "application/json", "image/jpeg"})
    void shouldDetectTheFormatFromTheContentNotTheContentType(String type) throws IOException {
        String name = vireo.newAccount();

        vireo.request()
                .header("Authorization", vireo.token(name))
                .contentType(type)
                .body(png(Color.RED, 50, 50))
                .post("/channel/picture")
                .then()
                .statusCode(200);
        picture(name, 256).then().contentType("image/jpeg");
    }

    /** curl sends a file of more than 1 MiB with a form content type and {@code Expect: 100-continue}. */
    @Test
    void shouldAcceptAnImageSentAsAFormAfter100Continue() throws IOException {
        String name = vireo.newAccount();
        byte[] png = png(Color.RED, 50, 50);
        try (Socket socket = new Socket(base().getHost(), base().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /channel/picture HTTP/1.1\r\nHost: x\r\nAuthorization: " + vireo.token(name)
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue"
                            + "\r\nContent-Length: " + png.length + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] interim = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
            assertThat(new String(interim, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 100");
            out.write(png);
            out.flush();

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200");
        }
    }

    private Response picture(String name, int size) {
        return vireo.request().get("/channel/picture/{name}?size={size}", name, size);
    }

    private Response conditional(String name, String header, String value) {
        return vireo.request().header(header, value).get("/channel/picture/{name}?size=256", name);
    }

    private static String id(String username) throws Exception {
        return Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", username)
                .get(0);
    }

    private static BufferedImage image(Response picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.asByteArray()));
    }
}
