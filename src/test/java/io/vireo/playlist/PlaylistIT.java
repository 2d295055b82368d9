package io.vireo.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.path.json.JsonPath;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.VireoClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Playlists and watch later. */
class PlaylistIT extends ServerTest {
    private String name;
    private String token;
    private PlaylistCalls own;

    @BeforeEach
    void signUp() {
        name = vireo.newAccount();
        token = vireo.token(name);
        own = new PlaylistCalls(vireo, token);
    }

    @Test
    void shouldCreateChangeAndDeleteAPlaylist() throws Exception {
        String playlist = own.create("Walks \uD83D\uDC63 <b>", "private")
                .then()
                .statusCode(200)
                .body("response.playlist", matchesPattern("[a-z0-9]{11}"))
                .body("response.title", equalTo("Walks \uD83D\uDC63 <b>"))
                .body("response.visibility", equalTo("private"))
                .body("response.items", equalTo(0))
                .body("response.thumbnail", equalTo(""))
                .body("response.channel", equalTo(name))
                .extract()
                .path("response.playlist");
        String second = own.created("public");
        own.own().then().statusCode(200).body("response.playlist", contains(second, playlist));

        own.change(playlist, Map.of("title", "Runs"))
                .then()
                .statusCode(200)
                .body("response.title", equalTo("Runs"))
                .body("response.visibility", equalTo("private"));
        own.change(playlist, Map.of("visibility", "unlisted"))
                .then()
                .body("response.title", equalTo("Runs"))
                .body("response.visibility", equalTo("unlisted"));
        own.change(playlist, Map.of()).then().statusCode(400).body("response.missing-field", equalTo("title"));

        own.add(playlist, PlaylistCalls.videos(name, 1).get(0)).then().statusCode(200);
        String id = Rows.select("SELECT PlaylistID FROM Playlists WHERE PathHash = ?", playlist)
                .get(0);
        own.delete(playlist).then().statusCode(200).body("response", equalTo(""));
        own.get(playlist).then().statusCode(404).body("response", equalTo("no-playlist"));
        own.delete(playlist).then().statusCode(404);
        own.own().then().body("response.playlist", contains(second));
        Await.until(
                "the clean-up",
                () -> Rows.select("SELECT VideoID FROM PlaylistItems WHERE PlaylistID = ?", id)
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"visibility\":\"public\"}|missing-field|title",
                "{\"title\":\"x\"}|missing-field|visibility",
                "{\"title\":\"\",\"visibility\":\"public\"}|invalid-field|title",
                "{\"title\":\"  \",\"visibility\":\"public\"}|invalid-field|title",
                "{\"title\":\"a\\nb\",\"visibility\":\"public\"}|invalid-field|title",
                "{\"title\":7,\"visibility\":\"public\"}|invalid-field|title",
                "{\"title\":\"x\",\"visibility\":\"secret\"}|invalid-field|visibility"
            })
    void shouldRejectInvalidPlaylists(String bodyAndError) {
        String[] parts = bodyAndError.split("\\|", -1);
        vireo.json()
                .header("Authorization", token)
                .body(parts[0])
                .post("/me/playlists")
                .then()
                .statusCode(400)
                .body("response." + parts[1], equalTo(parts[2]));
    }

    @Test
    void shouldAddRemoveAndMoveVideos() throws Exception {
        List<String> videos = PlaylistCalls.videos(name, 4);
        String a = videos.get(0);
        String b = videos.get(1);
        String c = videos.get(2);
        String playlist = own.created("public");
        for (String video : List.of(a, b, c, b)) {
            own.add(playlist, video).then().statusCode(200);
        }
        assertOrder(playlist, a, b, c);
        own.about(playlist).then().body("response.items", equalTo(3)).body("response.thumbnail", equalTo(a));

        own.move(playlist, c, a).then().statusCode(200).body("response.thumbnail", equalTo(c));
        assertOrder(playlist, c, a, b);
        own.move(playlist, c, null).then().statusCode(200);
        assertOrder(playlist, a, b, c);
        own.move(playlist, a, c).then().statusCode(200);
        assertOrder(playlist, b, a, c);
        for (String before : List.of(c, a)) {
            own.move(playlist, a, before).then().statusCode(200);
            assertOrder(playlist, b, a, c);
        }
        own.move(playlist, c, null).then().statusCode(200);
        assertOrder(playlist, b, a, c);

        own.move(playlist, videos.get(3), a).then().statusCode(404).body("response", equalTo("no-video"));
        own.move(playlist, a, videos.get(3)).then().statusCode(400).body("response.invalid-field", equalTo("before"));
        own.move(playlist, a, "../etc").then().statusCode(400).body("response.invalid-field", equalTo("before"));
        vireo.json()
                .header("Authorization", token)
                .body(Map.of())
                .patch("/p/{playlist}/v/{video}", playlist, a)
                .then()
                .statusCode(400)
                .body("response.missing-field", equalTo("before"));

        for (int i = 0; i < 2; i++) {
            own.remove(playlist, a).then().statusCode(200).body("response.items", equalTo(2));
        }
        assertOrder(playlist, b, c);
        for (String unknown : List.of("zzzzzzz", "x", "%C3%A4")) {
            own.add(playlist, unknown).then().statusCode(404).body("response", equalTo("no-video"));
        }
        own.remove(playlist, "zzzzzzz").then().statusCode(200);
    }

    private void assertOrder(String playlist, String... videos) {
        own.get(playlist).then().statusCode(200).body("response.thumbnail", contains(videos));
    }

    @Test
    void shouldKeepPlaylistsFromOtherChannels() throws Exception {
        String video = PlaylistCalls.videos(name, 1).get(0);
        PlaylistCalls other = new PlaylistCalls(vireo, vireo.token(vireo.newAccount()));
        for (String visibility : List.of("public", "unlisted", "private")) {
            String playlist = own.created(visibility);
            own.add(playlist, video).then().statusCode(200);
            int status = visibility.equals("private") ? 404 : 403;
            String error = visibility.equals("private") ? "no-playlist" : "not-owner";
            other.change(playlist, Map.of("title", "Mine"))
                    .then()
                    .statusCode(status)
                    .body("response", equalTo(error));
            other.delete(playlist).then().statusCode(status).body("response", equalTo(error));
            other.add(playlist, video).then().statusCode(status).body("response", equalTo(error));
            other.remove(playlist, video).then().statusCode(status).body("response", equalTo(error));
            other.move(playlist, video, null).then().statusCode(status).body("response", equalTo(error));
            assertOrder(playlist, video);
        }
        other.own().then().statusCode(200).body("response", empty());
    }

    /** What the owner of a playlist may not see any more has a placeholder for the owner, and is left out for others. */
    @Test
    void shouldHideVideosThatAreNotVisibleAnyMore() throws Exception {
        String uploader = vireo.newAccount();
        List<String> videos = PlaylistCalls.videos(uploader, 3);
        String hidden = videos.get(0);
        String shown = videos.get(1);
        String removed = videos.get(2);
        String playlist = own.created("public");
        for (String video : videos) {
            own.add(playlist, video).then().statusCode(200);
            own.addLater(video).then().statusCode(200);
        }
        String uploaderToken = vireo.token(uploader);
        vireo.json()
                .header("Authorization", uploaderToken)
                .body(Map.of("visibility", "private"))
                .patch("/v/{hash}", hidden)
                .then()
                .statusCode(200);
        vireo.deleteVideo(uploaderToken, removed).then().statusCode(200);

        own.get(playlist)
                .then()
                .body("response.thumbnail", contains(hidden, shown))
                .body("response[0].type", equalTo("video"))
                .body("response[0].title", equalTo(""))
                .body("response[0].channel", equalTo(""))
                .body("response[0].upload", equalTo(""));
        own.later().then().body("response.thumbnail", contains(hidden, shown));
        PlaylistCalls anonymous = new PlaylistCalls(vireo, null);
        anonymous.get(playlist).then().body("response.thumbnail", contains(shown));
        anonymous.about(playlist).then().body("response.items", equalTo(1)).body("response.thumbnail", equalTo(shown));
        new PlaylistCalls(vireo, uploaderToken)
                .get(playlist)
                .then()
                .body("response.thumbnail", contains(hidden, shown));
        own.add(playlist, hidden).then().statusCode(404).body("response", equalTo("no-video"));
        Await.until("the clean-up", () -> own.about(playlist).jsonPath().getInt("response.items") == 2);

        own.remove(playlist, hidden).then().statusCode(200).body("response.items", equalTo(1));
        own.removeLater(hidden).then().statusCode(200).body("response.items", equalTo(1));
    }

    @Test
    void shouldKeepAListForLater() throws Exception {
        List<String> videos = PlaylistCalls.videos(name, 2);
        own.later().then().statusCode(200).body("response", empty());
        own.removeLater(videos.get(0)).then().statusCode(200).body("response.items", equalTo(0));
        for (int i = 0; i < 2; i++) {
            own.addLater(videos.get(0))
                    .then()
                    .statusCode(200)
                    .body("response.playlist", equalTo(""))
                    .body("response.items", equalTo(1));
        }
        own.addLater(videos.get(1)).then().body("response.items", equalTo(2));
        own.later().then().body("response.thumbnail", contains(videos.get(0), videos.get(1)));
        assertThat(own.paged("/me/later", 1, () -> {})).isEqualTo(videos);
        own.own().then().body("response", empty());
        own.removeLater(videos.get(0)).then().body("response.items", equalTo(1));
        own.addLater("zzzzzzz").then().statusCode(404).body("response", equalTo("no-video"));
        own.addLater("x").then().statusCode(404).body("response", equalTo("no-video"));
        new PlaylistCalls(vireo, vireo.token(vireo.newAccount())).later().then().body("response", empty());
    }

    @Test
    void shouldLimitPlaylistsAndItems() throws Exception {
        String playlist = own.created("private");
        Rows.change("UPDATE Playlists SET Items = 4999 WHERE PathHash = ?", playlist);
        List<String> videos = PlaylistCalls.videos(name, 2);
        own.add(playlist, videos.get(0)).then().statusCode(200).body("response.items", equalTo(5000));
        own.add(playlist, videos.get(1)).then().statusCode(409).body("response", equalTo("playlist-full"));
        own.add(playlist, videos.get(0)).then().statusCode(200);

        Rows.change(
                "INSERT INTO Playlists (ChannelID, PathHash, Visibility, Changed)"
                        + " SELECT ChannelID, LPAD(CONCAT(ChannelID, 'x', seq), 11, '0'), 'private', 0"
                        + " FROM Channels, seq_1_to_498 WHERE Username = ?",
                name);
        own.create("The last one", "private").then().statusCode(200);
        own.create("One more", "private").then().statusCode(409).body("response", equalTo("too-many-playlists"));
        assertThat(own.paged("/me/playlists", 100, () -> {})).hasSize(500);
    }

    @Test
    void shouldLimitTheRateOfChanges() throws Exception {
        String video = PlaylistCalls.videos(name, 1).get(0);
        int status = 200;
        for (int i = 0; i < 400 && status == 200; i++) {
            status = own.create("List " + i, "private").statusCode();
        }
        assertThat(status).isEqualTo(429);
        own.addLater(video).then().statusCode(200);
    }

    @Test
    void shouldHidePlaylistsOfASuspendedChannel() throws Exception {
        String playlist = own.created("public");
        PlaylistCalls anonymous = new PlaylistCalls(vireo, null);
        anonymous.get(playlist).then().statusCode(200);
        Staff staff = new Staff(vireo);
        staff.changeStanding(staff.token("moderator"), name, Map.of("standing", "suspended", "reason", "The rules"))
                .then()
                .statusCode(200);
        anonymous.get(playlist).then().statusCode(404).body("response", equalTo("no-playlist"));
        anonymous.about(playlist).then().statusCode(404);
    }

    @Test
    void shouldExportPlaylistsAndDeleteThemWithTheAccount() throws Exception {
        List<String> videos = PlaylistCalls.videos(vireo.newAccount(), 3);
        String playlist = own.created("unlisted");
        own.add(playlist, videos.get(1)).then().statusCode(200);
        own.add(playlist, videos.get(0)).then().statusCode(200);
        own.addLater(videos.get(2)).then().statusCode(200);

        JsonPath account = JsonPath.from(account());
        assertThat(account.getList("playlists.playlist")).containsExactly(playlist);
        assertThat(account.getString("playlists[0].visibility")).isEqualTo("unlisted");
        assertThat(account.getList("playlists[0].videos")).containsExactly(videos.get(1), videos.get(0));
        assertThat(account.getList("watch-later")).containsExactly(videos.get(2));

        List<String> ids = Rows.select(
                "SELECT PlaylistID FROM Playlists JOIN Channels USING (ChannelID) WHERE Username = ?", name);
        assertThat(ids).hasSize(2);
        vireo.deleteAccount(token, name, VireoClient.PASSWORD).then().statusCode(200);
        new PlaylistCalls(vireo, null).get(playlist).then().statusCode(404);
        String list = ids.stream().collect(Collectors.joining(", "));
        Await.until(
                "the clean-up",
                () -> Rows.select("SELECT PlaylistID FROM Playlists WHERE PlaylistID IN (" + list + ") UNION ALL"
                                + " SELECT PlaylistID FROM PlaylistItems WHERE PlaylistID IN (" + list + ")")
                        .equals(Collections.emptyList()));
    }

    private String account() throws Exception {
        byte[] export = vireo.request()
                .header("Authorization", token)
                .get("/c/{name}/export", name)
                .asByteArray();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(export))) {
            while (!zip.getNextEntry().getName().equals("account.json")) {
                zip.closeEntry();
            }
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
