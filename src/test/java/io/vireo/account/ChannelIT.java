package io.vireo.account;

import static io.vireo.VireoClient.newName;
import static io.vireo.VireoClient.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestMail;
import io.vireo.TestServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a channel shows, and what its owner changes and gets of it. */
class ChannelIT extends ServerTest {
    @Test
    void shouldShowAChannelWithWhatItHasPublished() {
        String name = vireo.newAccount();
        vireo.channel(name)
                .then()
                .statusCode(200)
                .body("response.type", equalTo("channel"))
                .body("response.channel", equalTo(name))
                .body("response.nb_count", equalTo(0))
                .body("response.thumbnail", equalTo(""))
                .body("response.title", equalTo(""))
                .body("response.description", equalTo(""))
                .body("response.upload", equalTo(""));

        String token = vireo.token(name);
        vireo.published(token, "old");
        String newest = vireo.published(token, "new");
        vireo.announced(token, "not yet");

        vireo.channel(name.toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("response.channel", equalTo(name))
                .body("response.nb_count", equalTo(2))
                .body("response.thumbnail", equalTo(newest));
        vireo.channel(newName()).then().statusCode(404).body("response", equalTo("channel"));
    }

    @Test
    void shouldChangeWhatIsGivenAndKeepTheRest() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);

        vireo.changeProfile(token, name, Map.of("fname", "Grace", "mname", "Brewster"))
                .then()
                .statusCode(200)
                .body("response.channel", equalTo(name));
        assertThat(names(name)).isEqualTo("Grace|Brewster|Lovelace");

        Map<String, Object> wish = new HashMap<>();
        wish.put("fname", null);
        wish.put("mname", "");
        wish.put("lname", "Hopper");
        vireo.changeProfile(token, name, wish).then().statusCode(200);
        assertThat(names(name)).isEqualTo("Grace||Hopper");

        vireo.changeProfile(token, name, Map.of()).then().statusCode(200);
        vireo.changeProfile(token, name, Map.of("username", "other", "birth", "1990-01-01"))
                .then()
                .statusCode(200);
        assertThat(names(name)).isEqualTo("Grace||Hopper");
    }

    @ParameterizedTest
    @CsvSource({
        "fname, ''",
        "fname, ' '",
        "fname, a<b",
        "mname, a/b",
        "lname, abcdefghijklmnopqrstuvwxyz",
        "lname, ''",
        "email, nobody",
        "email, ''",
        "email, 'a@example.com\r\nBcc: b@example.com'"
    })
    void shouldCheckNamesAndAddressAsAtSignUp(String field, String value) throws Exception {
        String name = vireo.newAccount();

        Map<String, String> wish = new HashMap<>(Map.of("fname", "Eve"));
        wish.put(field, value);

        vireo.changeProfile(vireo.token(name), name, wish)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo(field));
        assertThat(names(name)).isEqualTo("Ada||Lovelace");
    }

    @Test
    void shouldLetNobodyElseChangeAChannel() throws Exception {
        String name = vireo.newAccount();
        String stranger = vireo.token(vireo.newAccount());

        vireo.changeProfile(stranger, name, Map.of("fname", "Eve"))
                .then()
                .statusCode(403)
                .body("response", equalTo("not-owner"));
        vireo.changeProfile(stranger, newName(), Map.of("fname", "Eve")).then().statusCode(404);
        vireo.changeProfile("", name, Map.of("fname", "Eve"))
                .then()
                .statusCode(400)
                .body("response", equalTo("token"));
        assertThat(names(name)).isEqualTo("Ada||Lovelace");
    }

    @Test
    void shouldRefuseAnAddressThatIsTakenAsSignUpDoes() throws Exception {
        Map<String, Object> other = person(newName());
        vireo.signUp(other).then().statusCode(200);
        String name = vireo.newAccount();
        String taken = String.valueOf(other.get("email")).toUpperCase(Locale.ROOT);

        vireo.changeProfile(vireo.token(name), name, Map.of("fname", "Eve", "email", taken))
                .then()
                .statusCode(400)
                .body("response", equalTo("email"));
        assertThat(names(name)).isEqualTo("Ada||Lovelace");
    }

    @Test
    void shouldTakeANewAddressWhenItsOwnerHasOpenedTheLink() throws Exception {
        Map<String, Object> person = person(newName());
        String name = String.valueOf(person.get("username"));
        String old = String.valueOf(person.get("email"));
        String wished = newName() + "@example.org";
        vireo.signUp(person).then().statusCode(200);

        vireo.changeProfile(vireo.token(name), name, Map.of("email", wished))
                .then()
                .statusCode(200);

        assertThat(email(name)).isEqualTo(old);
        String link = TestMail.token(TestMail.await(wished, "Confirm your new e-mail address"), "/email/verify");
        assertThat(TestMail.text(TestMail.await(old, "Your e-mail address is being changed")))
                .doesNotContain(wished);
        vireo.request().get("/email/verify?token={token}", link).then().statusCode(200);
        assertThat(email(name)).isEqualTo(wished);
        vireo.signUp(withAddress(old)).then().statusCode(200);
    }

    @Test
    void shouldDrawADefaultPictureFromTheName() throws IOException {
        String name = vireo.newAccount();

        Response picture = picture(name, 256);
        picture.then().statusCode(200).contentType("image/jpeg").header("X-Content-Type-Options", "nosniff");
        assertThat(image(picture).getWidth()).isEqualTo(256);
        assertThat(image(vireo.request().get("/channel/picture/{name}", name)).getWidth())
                .isEqualTo(800);

        String tag = picture.header("ETag");
        conditional(name, "If-None-Match", tag).then().statusCode(304).header("ETag", tag);
        conditional(name, "If-Match", "\"other\"").then().statusCode(412);
        vireo.request().head("/channel/picture/{name}", name).then().statusCode(200);
        vireo.request().get("/channel/picture/{name}?size=300", name).then().statusCode(400);
        picture(newName(), 256).then().statusCode(404).body("response", equalTo("channel"));
    }

    @Test
    void shouldSetReplaceAndRemoveThePicture() throws IOException {
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
    void shouldServeThePictureOfTheOriginalServiceAtAnySize() throws Exception {
        String name = vireo.newAccount();
        byte[] original = png(Color.GREEN, 33, 44);
        Files.write(TestServer.data().resolve("cpicture/c" + id(name) + ".jpg"), original);

        assertThat(picture(name, 256).asByteArray()).isEqualTo(original);
        assertThat(picture(name, 800).asByteArray()).isEqualTo(original);
    }

    @Test
    void shouldRefuseWhatIsNoPicture() throws IOException {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String before = picture(name, 256).header("ETag");
        byte[] png = png(Color.RED, 50, 50);
        byte[] bomb = png.clone();
        ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
        byte[] jpeg = encoded(Color.RED, 50, 50, "jpg");

        for (byte[] body : List.of(
                new byte[0],
                zipped(png),
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8),
                bomb,
                Arrays.copyOf(png, png.length / 2),
                Arrays.copyOf(jpeg, jpeg.length / 2),
                Arrays.copyOf(jpeg, jpeg.length - 2),
                encoded(Color.RED, 50, 50, "gif"),
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
    void shouldJudgeAPictureByItsContentNotByItsType(String type) throws IOException {
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

    /** As curl sends a file of more than 1 MiB: it calls it a form and waits until it is asked for it. */
    @Test
    void shouldTakeAPictureThatCallsItselfAFormAndComesLate() throws IOException {
        String name = vireo.newAccount();
        byte[] png = png(Color.RED, 50, 50);
        try (Socket socket = new Socket(base().getHost(), base().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /channel/picture HTTP/1.1\r\nHost: x\r\nAuthorization: " + vireo.token(name)
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue"
                            + "\r\nContent-Length: " + png.length + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] asked = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
            assertThat(new String(asked, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 100");
            out.write(png);
            out.flush();

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void shouldGiveTheOwnerEverythingOfTheAccount() throws Exception {
        Map<String, Object> person = person(newName());
        String name = String.valueOf(person.get("username"));
        vireo.signUp(person).then().statusCode(200);
        String token = vireo.token(name);
        String hash = vireo.published(token, "A \"title\"");
        String announced = vireo.announced(token, "not yet");
        vireo.setPicture(token, png(Color.RED, 50, 50)).then().statusCode(200);

        Response export = vireo.request().header("Authorization", token).get("/c/{name}/export", name);

        export.then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", startsWith("attachment"));
        Map<String, byte[]> files = unzipped(export.asByteArray());
        assertThat(files)
                .containsOnlyKeys(
                        "account.json", "picture.jpg", "videos/" + hash + ".mp4", "thumbnails/" + hash + ".jpg");
        assertThat(files.get("picture.jpg")).isEqualTo(picture(name, 800).asByteArray());
        assertThat(files.get("videos/" + hash + ".mp4"))
                .isEqualTo(vireo.request().get("/video/d/{hash}", hash).asByteArray());
        JsonPath account = JsonPath.from(new String(files.get("account.json"), StandardCharsets.UTF_8));
        assertThat(account.getString("email")).isEqualTo(person.get("email"));
        assertThat(account.getString("birth")).isEqualTo("1985-12-10");
        assertThat(account.getList("videos.hashpath")).containsExactly(hash, announced);
        assertThat(account.getString("videos[0].title")).isEqualTo("A \"title\"");
        assertThat(TestServer.data().resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldGiveNobodyElseAnExport() {
        String name = vireo.newAccount();
        String stranger = vireo.token(vireo.newAccount());

        vireo.request()
                .header("Authorization", stranger)
                .get("/c/{name}/export", name)
                .then()
                .statusCode(403)
                .body("response", equalTo("not-owner"));
        vireo.request().get("/c/{name}/export", name).then().statusCode(400).body("response", equalTo("token"));
    }

    @Test
    void shouldKeepPrivateFactsOutOfPublicAnswersAndTokens() {
        Map<String, Object> person = person(newName());
        person.put("fname", "Fnordine");
        person.put("lname", "Lnordine");
        String name = String.valueOf(person.get("username"));
        vireo.signUp(person).then().statusCode(200);
        String token = vireo.token(name);
        String hash = vireo.published(token, "title of " + name);
        String claims =
                new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);

        for (String said : List.of(
                claims,
                vireo.channel(name).asString(),
                vireo.video(hash).asString(),
                vireo.request().get("/videos/all").asString(),
                vireo.request().get("/videos/channel/{name}", name).asString(),
                vireo.request().get("/search/all/{query}", name).asString(),
                vireo.request().get("/search/all/{query}", "Fnordine").asString())) {
            assertThat(said).doesNotContain("Fnordine", "Lnordine", String.valueOf(person.get("email")), "1985");
        }
    }

    private Response picture(String name, int size) {
        return vireo.request().get("/channel/picture/{name}?size={size}", name, size);
    }

    private Response conditional(String name, String header, String value) {
        return vireo.request().header(header, value).get("/channel/picture/{name}?size=256", name);
    }

    private static String names(String username) throws Exception {
        return Rows.select(
                        "SELECT CONCAT_WS('|', Fname, Mname, Lname) FROM ChannelDetails JOIN Channels USING (ChannelID)"
                                + " WHERE Username = ?",
                        username)
                .get(0);
    }

    private static Map<String, Object> withAddress(String email) {
        Map<String, Object> person = person(newName());
        person.put("email", email);
        return person;
    }

    private static String email(String username) throws Exception {
        return Rows.select(
                        "SELECT Email FROM ChannelDetails JOIN Channels USING (ChannelID) WHERE Username = ?", username)
                .get(0);
    }

    private static String id(String username) throws Exception {
        return Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", username)
                .get(0);
    }

    private static BufferedImage image(Response picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.asByteArray()));
    }

    private static byte[] png(Color color, int width, int height) throws IOException {
        return encoded(color, width, height, "png");
    }

    private static byte[] encoded(Color color, int width, int height, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("picture.png"));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> unzipped(byte[] file) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
