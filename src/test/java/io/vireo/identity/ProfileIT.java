package io.vireo.identity;

import static io.vireo.TestImages.png;
import static io.vireo.VireoClient.newName;
import static io.vireo.VireoClient.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.TestMail;
import io.vireo.TestServer;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public profile of a channel, its update and its export by the owner. */
class ProfileIT extends ServerTest {
    @Test
    void shouldReturnAChannelWithItsPublishedVideos() {
        String name = vireo.newAccount();
        vireo.channel(name)
                .then()
                .statusCode(200)
                .body("response.type", equalTo("channel"))
                .body("response.channel", equalTo(name))
                .body("response.nb_count", equalTo(0))
                .body("response.thumbnail", equalTo(""))
                .body("response.description", equalTo(""));

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
    void shouldUpdateGivenFieldsAndKeepTheOthers() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);

        vireo.changeProfile(token, name, Map.of("fname", "Grace", "mname", "Brewster"))
                .then()
                .statusCode(200)
                .body("response.channel", equalTo(name));
        assertThat(names(name)).isEqualTo("Grace|Brewster|Lovelace");

        Map<String, Object> changes = new HashMap<>();
        changes.put("fname", null);
        changes.put("mname", "");
        changes.put("lname", "Hopper");
        vireo.changeProfile(token, name, changes).then().statusCode(200);
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
    void shouldValidateNamesAndEmailAsAtSignUp(String field, String value) throws Exception {
        String name = vireo.newAccount();

        Map<String, String> changes = new HashMap<>(Map.of("fname", "Eve"));
        changes.put(field, value);

        vireo.changeProfile(vireo.token(name), name, changes)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo(field));
        assertThat(names(name)).isEqualTo("Ada||Lovelace");
    }

    @Test
    void shouldLetOnlyTheOwnerChangeAChannel() throws Exception {
        String name = vireo.newAccount();
        String otherToken = vireo.token(vireo.newAccount());

        vireo.changeProfile(otherToken, name, Map.of("fname", "Eve"))
                .then()
                .statusCode(403)
                .body("response", equalTo("not-owner"));
        vireo.changeProfile(otherToken, newName(), Map.of("fname", "Eve"))
                .then()
                .statusCode(404);
        vireo.changeProfile("", name, Map.of("fname", "Eve"))
                .then()
                .statusCode(400)
                .body("response", equalTo("token"));
        assertThat(names(name)).isEqualTo("Ada||Lovelace");
    }

    @Test
    void shouldRejectAnEmailInUseAsSignUpDoes() throws Exception {
        Map<String, Object> other = person(newName());
        vireo.signUp(other).then().statusCode(200);
        String name = vireo.newAccount();
        String emailInUse = String.valueOf(other.get("email")).toUpperCase(Locale.ROOT);

        vireo.changeProfile(vireo.token(name), name, Map.of("fname", "Eve", "email", emailInUse))
                .then()
                .statusCode(400)
                .body("response", equalTo("email"));
        assertThat(names(name)).isEqualTo("Ada||Lovelace");
    }

    @Test
    void shouldChangeTheEmailAfterItsConfirmation() throws Exception {
        Map<String, Object> person = person(newName());
        String name = String.valueOf(person.get("username"));
        String old = String.valueOf(person.get("email"));
        String newEmail = newName() + "@example.org";
        vireo.signUp(person).then().statusCode(200);

        vireo.changeProfile(vireo.token(name), name, Map.of("email", newEmail))
                .then()
                .statusCode(200);

        assertThat(details(name, "Email")).isEqualTo(old);
        String link = TestMail.token(TestMail.await(newEmail, "Confirm your new e-mail address"), "/email/verify");
        assertThat(TestMail.text(TestMail.await(old, "Your e-mail address is being changed")))
                .doesNotContain(newEmail);
        vireo.request().get("/email/verify?token={token}", link).then().statusCode(200);
        assertThat(details(name, "Email")).isEqualTo(newEmail);
        Map<String, Object> other = person(newName());
        other.put("email", old);
        vireo.signUp(other).then().statusCode(200);
    }

    @Test
    void shouldExportAllDataOfTheAccount() throws Exception {
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
        assertThat(files.get("picture.jpg"))
                .isEqualTo(vireo.request().get("/channel/picture/{name}", name).asByteArray());
        assertThat(files.get("videos/" + hash + ".mp4"))
                .isEqualTo(vireo.request().get("/video/d/{hash}", hash).asByteArray());
        JsonPath account = JsonPath.from(new String(files.get("account.json"), StandardCharsets.UTF_8));
        assertThat(account.getString("email")).isEqualTo(person.get("email"));
        assertThat(account.getString("birth")).isEqualTo("1985-12-10");
        assertThat(account.getList("videos.hashpath")).containsExactly(hash, announced);
        assertThat(account.getMap("videos[0]").keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder(
                        "hashpath",
                        "visibility",
                        "tags",
                        "title",
                        "description",
                        "upload",
                        "published",
                        "duration",
                        "width",
                        "height",
                        "likes",
                        "dislikes",
                        "views",
                        "comments",
                        "commenting",
                        "codecs",
                        "rotation",
                        "hdr",
                        "file",
                        "thumbnail");
        assertThat(account.getString("videos[0].title")).isEqualTo("A \"title\"");
        assertThat(account.getMap("videos[1]").keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder(
                        "hashpath",
                        "title",
                        "description",
                        "upload",
                        "visibility",
                        "tags",
                        "likes",
                        "dislikes",
                        "views",
                        "comments",
                        "commenting",
                        "published");
        assertThat(TestServer.data().resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldExportToTheOwnerOnly() {
        String name = vireo.newAccount();
        String otherToken = vireo.token(vireo.newAccount());

        vireo.request()
                .header("Authorization", otherToken)
                .get("/c/{name}/export", name)
                .then()
                .statusCode(403)
                .body("response", equalTo("not-owner"));
        vireo.request().get("/c/{name}/export", name).then().statusCode(400).body("response", equalTo("token"));
    }

    @Test
    void shouldNotExposePrivateDataInPublicResponsesAndTokens() {
        Map<String, Object> person = person(newName());
        person.put("fname", "Fnordine");
        person.put("lname", "Lnordine");
        String name = String.valueOf(person.get("username"));
        vireo.signUp(person).then().statusCode(200);
        String token = vireo.token(name);
        String hash = vireo.published(token, "title of " + name);
        String claims =
                new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);

        for (String exposed : List.of(
                claims,
                vireo.channel(name).asString(),
                vireo.video(hash).asString(),
                vireo.request().get("/videos/all").asString(),
                vireo.request().get("/videos/channel/{name}", name).asString(),
                vireo.request().get("/search/all/{query}", name).asString(),
                vireo.request().get("/search/all/{query}", "Fnordine").asString())) {
            assertThat(exposed).doesNotContain("Fnordine", "Lnordine", String.valueOf(person.get("email")), "1985-12");
        }
    }

    private static String names(String username) throws Exception {
        return details(username, "CONCAT_WS('|', Fname, Mname, Lname)");
    }

    private static String details(String username, String columns) throws Exception {
        String query = "SELECT " + columns + " FROM ChannelDetails JOIN Channels USING (ChannelID) WHERE Username = ?";
        return Rows.select(query, username).get(0);
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
