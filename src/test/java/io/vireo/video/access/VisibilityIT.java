package io.vireo.video.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.TestServer;
import io.vireo.platform.crypto.Seal;
import io.vireo.platform.database.StatementLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of visibility, keys and access tokens. {@link VisibilityMatrixIT} has the calls by which a video can be seen. */
class VisibilityIT extends ServerTest {
    private String name;
    private String token;

    @BeforeEach
    void signUp() {
        name = vireo.newAccount();
        token = vireo.token(name);
    }

    @Test
    void shouldRemoveAPrivateVideoFromListsSearchAndCounts() throws Exception {
        String title = "Wombat" + name;
        String hash = vireo.published(token, title);
        String other = vireo.published(token, "Another");
        Await.until("the search index", () -> found(title).contains(hash));

        for (String visibility : List.of("private", "unlisted")) {
            show(hash, visibility);

            assertThat(hashes("/videos/all?limit=50")).contains(other).doesNotContain(hash);
            assertThat(hashes("/videos/channel/" + name)).containsExactly(other);
            assertThat(hashes("/videos/channel/" + name + "?limit=1")).containsExactly(other);
            assertThat(found(title)).doesNotContain(hash);
            vireo.channel(name).then().body("response.nb_count", equalTo(1)).body("response.thumbnail", equalTo(other));
        }
        show(hash, "public");

        assertThat(hashes("/videos/channel/" + name)).containsExactly(other, hash);
        assertThat(found(title)).contains(hash);
        vireo.channel(name).then().body("response.nb_count", equalTo(2)).body("response.thumbnail", equalTo(other));
        vireo.video(hash).then().statusCode(200).body("response", not(hasKey("key")));
        show(hash, "private");
        vireo.deleteVideo(token, hash).then().statusCode(200);
        vireo.channel(name).then().body("response.nb_count", equalTo(1));
    }

    @Test
    void shouldPublishAVideoThatWasCreatedPrivate() {
        String hash = vireo.json()
                .header("Authorization", token)
                .body(Map.of("title", "Secret", "description", "", "visibility", "private"))
                .post("/upload")
                .then()
                .statusCode(200)
                .extract()
                .path("response");
        String other = vireo.token(vireo.newAccount());
        vireo.upload(other, hash, Samples.video()).then().statusCode(404).body("response", equalTo("no-video"));
        vireo.upload(token, hash, Samples.video()).then().statusCode(200);

        vireo.video(hash).then().statusCode(404);
        vireo.request().get("/video/d/{hash}", hash).then().statusCode(400);
        vireo.request().get("/thumbnails/{hash}", hash).then().statusCode(404);
        vireo.channel(name).then().body("response.nb_count", equalTo(0)).body("response.thumbnail", equalTo(""));
        owned(hash).then().statusCode(200).body("response.visibility", equalTo("private"));
    }

    @Test
    void shouldStopServingCachedFilesAtOnce() {
        String hash = vireo.published(token, "Warm");
        for (int i = 0; i < 3; i++) {
            List.of("/v/", "/video/d/", "/thumbnails/")
                    .forEach(path -> vireo.request().get(path + hash).then().statusCode(200));
        }
        String tag = vireo.video(hash).header("ETag");

        show(hash, "private");

        vireo.request().header("If-None-Match", tag).get("/v/" + hash).then().statusCode(404);
        vireo.request().get("/video/d/" + hash).then().statusCode(400).body("response", equalTo("no-video"));
        vireo.request()
                .header("Range", "bytes=0-9")
                .get("/video/d/" + hash)
                .then()
                .statusCode(400);
        vireo.request().get("/thumbnails/" + hash).then().statusCode(404).body("response", equalTo("no-thumbnails"));

        show(hash, "public");

        List.of("/v/", "/video/d/", "/thumbnails/")
                .forEach(path ->
                        vireo.request().get(path + hash).then().statusCode(200).header("Cache-Control", "no-cache"));
    }

    @Test
    void shouldFindAnUnlistedVideoWithItsCurrentKeyOnly() {
        String hash = vireo.published(token, "By link");
        String key = show(hash, "unlisted").then().extract().path("response.key");
        assertThat(key).matches("[a-z0-9]{16}");
        String access = get("/v/" + hash + "?k=" + key)
                .then()
                .statusCode(200)
                .body("response.visibility", equalTo("unlisted"))
                .body("response", not(hasKey("key")))
                .body("response.access", matchesPattern("a=[A-Za-z0-9_-]+"))
                .extract()
                .path("response.access");
        get("/video/d/" + hash + "?" + access).then().statusCode(200);

        String renewed = vireo.request()
                .header("Authorization", token)
                .post("/v/{hash}/key", hash)
                .then()
                .statusCode(200)
                .body("response.key", not(equalTo(key)))
                .extract()
                .path("response.key");

        get("/v/" + hash + "?k=" + key).then().statusCode(404);
        get("/video/d/" + hash + "?k=" + key).then().statusCode(400);
        get("/video/d/" + hash + "?" + access).then().statusCode(400);
        get("/v/" + hash + "?k=" + renewed).then().statusCode(200);
        get("/video/d/" + hash + "?k=" + renewed).then().statusCode(200);
        owned(hash).then().body("response.key", equalTo(renewed));
        show(hash, "private");
        get("/v/" + hash + "?k=" + renewed).then().statusCode(404);
    }

    @Test
    void shouldRevokeAccessByAChangeOfVisibility() {
        String hash = vireo.published(token, "Revoked");
        show(hash, "private");
        String access = owned(hash).path("response.access");
        Response part = vireo.request()
                .urlEncodingEnabled(false)
                .header("Range", "bytes=0-9")
                .get("/video/d/" + hash + "?" + access);
        part.then().statusCode(206).header("Cache-Control", startsWith("private"));
        assertThat(part.asByteArray()).hasSize(10);
        get("/thumbnails/" + hash + "?" + access).then().statusCode(200);
        get("/v/" + hash + "?" + access).then().statusCode(404);

        show(hash, "unlisted");
        show(hash, "private");

        get("/video/d/" + hash + "?" + access).then().statusCode(400);
        get("/thumbnails/" + hash + "?" + access).then().statusCode(404);
    }

    @Test
    void shouldRejectAnExpiredAccessToken() throws Exception {
        String hash = vireo.published(token, "Expired");
        show(hash, "private");
        owned(hash).then().statusCode(200);
        Seal seal = new Seal(Base64.getMimeDecoder()
                .decode(Rows.select("SELECT TO_BASE64(Secret) FROM Secrets WHERE Name = 'video-access'")
                        .get(0)));
        int version = Integer.parseInt(Rows.select("SELECT AccessVersion FROM Videos WHERE PathHash = ?", hash)
                .get(0));
        Instant now = Instant.now();

        get("/video/d/" + hash + "?" + access(seal, hash, now.plusSeconds(60), version))
                .then()
                .statusCode(200);
        get("/video/d/" + hash + "?" + access(seal, hash, now.minusSeconds(1), version))
                .then()
                .statusCode(400);
        ByteBuffer issued = ByteBuffer.wrap(seal.open(
                        "video " + hash,
                        owned(hash).<String>path("response.access").substring("a=".length()))
                .orElseThrow());
        assertThat(Instant.ofEpochSecond(issued.getLong()))
                .isBetween(
                        now.plus(Duration.ofHours(6)).minusSeconds(5),
                        now.plus(Duration.ofHours(6)).plusSeconds(300));
    }

    private static String access(Seal seal, String hash, Instant expires, int version) {
        return "a="
                + seal.seal(
                        "video " + hash,
                        ByteBuffer.allocate(12)
                                .putLong(expires.getEpochSecond())
                                .putInt(version)
                                .array());
    }

    @Test
    void shouldMarkABlockedVideoForItsOwner() throws Exception {
        String hash = vireo.published(token, "Blocked");
        Staff staff = new Staff(vireo);
        String moderator = staff.token("moderator");
        staff.decide(moderator, "video", hash, "hide").then().statusCode(200);

        vireo.request()
                .header("Authorization", moderator)
                .get("/v/{hash}", hash)
                .then()
                .statusCode(200)
                .body("response.blocked", equalTo(true))
                .body("response", hasKey("access"));
        owned(hash)
                .then()
                .statusCode(200)
                .body("response.blocked", equalTo(true))
                .body("response", not(hasKey("access")));
        vireo.video(hash).then().statusCode(404);
        assertThat(hashes("/videos/channel/" + name)).isEmpty();
        assertThat(export()).contains("\"blocked\":true").doesNotContain("videos/" + hash);
        show(hash, "unlisted");
        get("/v/" + hash + "?k=" + owned(hash).path("response.key")).then().statusCode(404);
        show(hash, "public");
        get("/video/d/" + hash).then().statusCode(400);
        staff.decide(moderator, "video", hash, "restore").then().statusCode(200);
        get("/video/d/" + hash).then().statusCode(200);
        assertThat(hashes("/videos/channel/" + name)).containsExactly(hash);
    }

    @Test
    void shouldKeepAVideoBlockedWhenTheSuspensionOfItsChannelEnds() throws Exception {
        String hidden = vireo.published(token, "Hidden");
        String listed = vireo.published(token, "Listed");
        Staff staff = new Staff(vireo);
        String moderator = staff.token("moderator");
        staff.decide(moderator, "video", hidden, "hide").then().statusCode(200);
        for (String standing : List.of("suspended", "good")) {
            staff.changeStanding(moderator, name, Map.of("standing", standing, "reason", "The rules"))
                    .then()
                    .statusCode(200);
            get("/video/d/" + hidden).then().statusCode(400);
            vireo.video(hidden).then().statusCode(404);
        }

        vireo.video(listed).then().statusCode(200);
        vireo.channel(name).then().statusCode(200).body("response.nb_count", equalTo(1));
        staff.decide(moderator, "video", hidden, "restore").then().statusCode(200);
        vireo.channel(name).then().body("response.nb_count", equalTo(2));
    }

    @Test
    void shouldExportAPrivateVideo() throws Exception {
        String hash = vireo.published(token, "Mine");
        show(hash, "private");

        assertThat(export()).contains("\"visibility\":\"private\"", "videos/" + hash + ".mp4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"secret\"", "\"PUBLIC\"", "\"\"", "\" public\"", "1", "0", "true", "[]", "{}"})
    void shouldRejectOtherValues(String json) {
        String hash = vireo.announced(token, "Unchanged");
        vireo.json()
                .header("Authorization", token)
                .body("{\"visibility\":" + json + "}")
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("visibility"));
        vireo.json()
                .header("Authorization", token)
                .body("{\"title\":\"t\",\"description\":\"\",\"visibility\":" + json + "}")
                .post("/upload")
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("visibility"));
    }

    @Test
    void shouldNotChangeTheVisibilityToNull() {
        String hash = vireo.published(token, "Kept");
        show(hash, "private");
        Map<String, Object> body = new HashMap<>();
        body.put("title", "Renamed");
        body.put("visibility", null);
        vireo.json()
                .header("Authorization", token)
                .body(body)
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200)
                .body("response.title", equalTo("Renamed"))
                .body("response.visibility", equalTo("private"));
    }

    @Test
    void shouldHideAPrivateVideoFromChangesByOthers() {
        String other = vireo.token(vireo.newAccount());
        String hash = vireo.published(token, "Hidden");
        vireo.request()
                .header("Authorization", other)
                .post("/v/{hash}/key", hash)
                .then()
                .statusCode(403);
        show(hash, "private");

        Map<String, Object> title = Map.of("title", "x");
        List<Response> answers = List.of(
                vireo.json().header("Authorization", other).body(title).patch("/v/" + hash),
                vireo.request().header("Authorization", other).post("/v/" + hash + "/key"),
                vireo.deleteVideo(other, hash),
                vireo.upload(other, hash, Samples.video()),
                vireo.json()
                        .header("Authorization", other)
                        .body(Map.of("choice", 1))
                        .put("/thumbnails/" + hash));

        assertThat(answers).extracting(Response::statusCode).containsOnly(404);
        assertThat(answers)
                .extracting(answer -> answer.path("response"))
                .containsExactly("no-video", "no-video", "no-video", "no-video", "no-thumbnails");
        owned(hash).then().statusCode(200).body("response.title", equalTo("Hidden"));
    }

    @Test
    void shouldIgnoreAnInvalidToken() {
        String hash = vireo.published(token, "Open");
        for (String invalid : List.of("x", "Bearer x.y.z", " ", token + "x")) {
            vireo.request()
                    .header("Authorization", invalid)
                    .get("/v/" + hash)
                    .then()
                    .statusCode(200);
        }
        show(hash, "private");
        for (String invalid : List.of("x", "Bearer x.y.z", " ", token + "x")) {
            vireo.request()
                    .header("Authorization", invalid)
                    .get("/v/" + hash)
                    .then()
                    .statusCode(404);
            vireo.request()
                    .header("Authorization", invalid)
                    .get("/video/d/" + hash)
                    .then()
                    .statusCode(400);
        }
        vireo.signOut(token).then().statusCode(200);
        owned(hash).then().statusCode(404);
    }

    @Test
    void shouldCompleteADownloadThatBeganWhileTheVideoWasPublic() throws Exception {
        String hash = vireo.published(token, "Streaming");
        byte[] content = new byte[20_000_000];
        new Random(1).nextBytes(content);
        Path file = TestServer.data().resolve("videos/" + hash + ".mp4");
        Path big = Files.write(TestServer.data().resolve("videos/" + hash + ".tmp"), content);
        Files.move(big, file, StandardCopyOption.REPLACE_EXISTING);
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(64 * 1024);
            client.connect(new InetSocketAddress(base().getHost(), base().getPort()));
            client.getOutputStream()
                    .write(("GET /video/d/" + hash + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = client.getInputStream();
            int last = 0;
            for (int read = in.read(); last != 0x0D0A0D0A; read = in.read()) {
                last = last << 8 | read;
                if (last == 0x0D0A0D0A) {
                    break;
                }
            }

            show(hash, "private");
            vireo.request()
                    .header("Range", "bytes=5-")
                    .get("/video/d/" + hash)
                    .then()
                    .statusCode(400);

            assertThat(in.readNBytes(content.length)).isEqualTo(content);
        }
        vireo.request().get("/video/d/" + hash).then().statusCode(400);
    }

    @Test
    void shouldNeedNoDecisionForPublicVideos() throws Exception {
        String hash = vireo.published(token, "Fast");
        show(vireo.published(token, "Not public"), "private");
        get("/video/d/" + hash).then().statusCode(200);
        get("/v/" + hash).then().statusCode(200);
        try (StatementLog log = new StatementLog()) {
            for (int i = 0; i < 20; i++) {
                get("/video/d/" + hash).then().statusCode(200);
                get("/thumbnails/" + hash).then().statusCode(200);
                get("/v/" + hash).then().statusCode(200);
            }
            assertThat(log.statements(sql -> sql.contains("v.AccessKey, v.AccessVersion FROM Videos v")))
                    .isEmpty();
        }
    }

    private Response show(String hash, String visibility) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("visibility", visibility))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200)
                .body("response.visibility", equalTo(visibility))
                .extract()
                .response();
    }

    private Response owned(String hash) {
        return vireo.request().header("Authorization", token).get("/v/{hash}", hash);
    }

    private Response get(String path) {
        return vireo.request().urlEncodingEnabled(false).get(path);
    }

    private List<Object> hashes(String path) {
        return vireo.list(path).stream().map(body -> body.get("thumbnail")).toList();
    }

    private List<Object> found(String query) {
        return hashes("/search/all/" + query);
    }

    /** Returns the description of the account, and the names of the files in the archive. */
    private String export() throws IOException {
        byte[] zip = vireo.request()
                .header("Authorization", token)
                .get("/c/{name}/export", name)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        StringBuilder contents = new StringBuilder();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                contents.append(entry.getName()).append('\n');
                if (entry.getName().endsWith(".json")) {
                    contents.append(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s*([:,])\\s*", "$1"));
                }
            }
        }
        return contents.toString();
    }
}
