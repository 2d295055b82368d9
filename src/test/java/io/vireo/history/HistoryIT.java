package io.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.VireoClient;
import io.vireo.view.Player;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryIT extends ServerTest {
    private static final int MINUTE = 60_000;

    @Test
    void shouldKeepThePositionAndShowItInLists() throws Exception {
        String name = vireo.newAccount();
        String hash = Player.video(vireo, vireo.token(name), MINUTE);
        String token = vireo.token(vireo.newAccount());
        assertThat(position(token, hash)).isEqualTo("0.0 false");

        watch(token, hash, 12.5);
        assertThat(position(token, hash)).isEqualTo("12.5 false");
        watch(token, hash, 58);
        assertThat(position(token, hash)).isEqualTo("58.0 true");
        watch(token, hash, 3.25);

        assertThat(position(token, hash)).isEqualTo("3.25 false");
        for (String path : List.of("/me/history", "/videos/channel/" + name, "/videos/channel/" + name + "?limit=7")) {
            get(token, path)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-cache")
                    .body("response[0].thumbnail", equalTo(hash))
                    .body("response[0].position", equalTo(3.25f))
                    .body("response[0].done", equalTo(false));
        }
        get(vireo.token(name), "/videos/channel/" + name)
                .then()
                .body("response[0].position", equalTo(0.0f))
                .body("response[0].done", equalTo(false));
        vireo.request()
                .get("/videos/channel/" + name)
                .then()
                .header("Cache-Control", "no-cache")
                .body("response[0].containsKey('position')", equalTo(false));
        get(token, "/v/" + hash).then().body("response.containsKey('position')", equalTo(false));
    }

    @Test
    void shouldShowThePositionInSearchesAndLikes() throws Exception {
        String name = vireo.signedUp();
        String hash = vireo.published(vireo.token(name), "Found " + name);
        String token = vireo.token(vireo.newAccount());
        watch(token, hash, 0.5);
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("rating", "like"))
                .put("/v/{hash}/rating", hash)
                .then()
                .statusCode(200);

        get(token, "/me/likes").then().body("response[0].position", equalTo(0.5f));
        Await.until("the search", () -> !vireo.list("/search/video/" + name).isEmpty());
        get(token, "/search/video/" + name).then().body("response[0].position", equalTo(0.5f));
        get(token, "/search/channel/" + name)
                .then()
                .body("response", hasSize(1))
                .body("response[0].containsKey('position')", equalTo(false));
    }

    @Test
    void shouldWriteNothingWhileItIsOff() throws Exception {
        String token = vireo.token(vireo.newAccount());
        String hash = Player.video(vireo, token, MINUTE);
        assertThat(switched(token, false)).isFalse();
        get(token, "/me/settings").then().body("response.history", equalTo(false));

        watch(token, hash, 10);
        get(token, "/me/history").then().body("response", hasSize(0));
        assertThat(position(token, hash)).isEqualTo("0.0 false");

        assertThat(switched(token, true)).isTrue();
        watch(token, hash, 10);
        get(token, "/me/history").then().body("response", hasSize(1));
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("history", "no"))
                .put("/me/settings")
                .then()
                .statusCode(400);
    }

    private boolean switched(String token, boolean isOn) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("history", isOn))
                .put("/me/settings")
                .then()
                .statusCode(200)
                .extract()
                .path("response.history");
    }

    @Test
    void shouldListInSevensWhileOthersAreAddedAndFindTitles() throws Exception {
        String owner = vireo.token(vireo.newAccount());
        String token = vireo.token(vireo.newAccount());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            String hash = vireo.published(owner, (i % 2 == 0 ? "Hills 100%_" : "Lakes ") + i);
            watch(token, hash, 0.1);
            expected.add(0, hash);
        }
        Rows.change(
                "UPDATE WatchHistory h JOIN Videos v USING (VideoID) SET h.Watched = 1000 WHERE v.PathHash IN (?, ?, ?)",
                expected.get(15),
                expected.get(16),
                expected.get(17));

        assertThat(paged(token, "/me/history?limit=7", () -> watch(token, vireo.published(owner, "New"), 0.1)))
                .containsExactlyElementsOf(expected);
        List<String> hills = new ArrayList<>();
        for (int i = 1; i < 18; i += 2) {
            hills.add(expected.get(i));
        }
        assertThat(paged(token, "/me/history?q=hiLLs%20100%25_&limit=7", () -> {}))
                .containsExactlyElementsOf(hills);
        get(token, "/me/history?q=hills%20100_").then().body("response", hasSize(0));
        get(token, "/me/history?q=" + "a".repeat(101)).then().statusCode(400);
    }

    private List<String> paged(String token, String first, Runnable meanwhile) {
        List<String> found = new ArrayList<>();
        @Nullable String path = first;
        while (path != null) {
            Response page = get(token, path);
            page.then().statusCode(200);
            found.addAll(page.path("response.thumbnail"));
            path = VireoClient.next(path, page);
            meanwhile.run();
        }
        return found;
    }

    @Test
    void shouldRemoveOneEntryOrAll() throws Exception {
        String owner = vireo.token(vireo.newAccount());
        String token = vireo.token(vireo.newAccount());
        String first = vireo.published(owner, "First");
        String second = vireo.published(owner, "Second");
        watch(token, first, 0.1);
        watch(token, second, 0.1);
        watch(owner, first, 0.1);
        watch(owner, second, 0.1);

        for (int i = 0; i < 2; i++) {
            delete(token, "/me/history/" + second).then().statusCode(200).body("response", equalTo(""));
            assertThat(list(token)).containsExactly(first);
        }
        delete(token, "/me/history/no-hash").then().statusCode(404);
        watch(token, second, 0.1);
        delete(token, "/me/history").then().statusCode(200).body("response", equalTo(""));
        assertThat(list(token)).isEmpty();
        assertThat(list(owner)).containsExactly(second, first);
    }

    @Test
    void shouldListNoVideoThatTheCallerMayNotSee() throws Exception {
        Staff staff = new Staff(vireo);
        String owner = vireo.token(vireo.newAccount());
        String token = vireo.token(vireo.newAccount());
        String listed = vireo.published(owner, "Listed");
        String hidden = vireo.published(owner, "Private");
        String blocked = vireo.published(owner, "Blocked");
        String deleted = vireo.published(owner, "Deleted");
        for (String hash : List.of(listed, hidden, blocked, deleted)) {
            watch(token, hash, 0.1);
        }
        String videoId = Rows.select("SELECT VideoID FROM Videos WHERE PathHash = ?", deleted)
                .get(0);
        vireo.json()
                .header("Authorization", owner)
                .body(Map.of("visibility", "private"))
                .patch("/v/{hash}", hidden)
                .then()
                .statusCode(200);
        staff.decide(staff.token("moderator"), "video", blocked, "hide").then().statusCode(200);
        vireo.deleteVideo(owner, deleted).then().statusCode(200);

        assertThat(list(token)).containsExactly(listed);
        get(token, "/v/" + hidden + "/position").then().statusCode(404).body("response", equalTo("no-video"));
        Await.until(
                "the clean-up",
                () -> Rows.select("SELECT ChannelID FROM WatchHistory WHERE VideoID = ?", videoId)
                        .isEmpty());
    }

    @Test
    void shouldExportTheHistoryAndRemoveItWithTheAccount() throws Exception {
        String hash = Player.video(vireo, vireo.token(vireo.newAccount()), MINUTE);
        String name = vireo.newAccount();
        String token = vireo.token(name);
        watch(token, hash, 10);
        String channelId = Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", name)
                .get(0);

        JsonPath account = export(token, name);
        assertThat(account.getList("history.video")).containsExactly(hash);
        assertThat(account.getFloat("history[0].position")).isEqualTo(10);

        vireo.deleteAccount(token, name, VireoClient.PASSWORD).then().statusCode(200);
        Await.until(
                "the clean-up",
                () -> Rows.select("SELECT VideoID FROM WatchHistory WHERE ChannelID = ?", channelId)
                        .isEmpty());
    }

    private JsonPath export(String token, String name) throws Exception {
        byte[] zip = get(token, "/c/" + name + "/export").asByteArray();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (!entries.getNextEntry().getName().equals("account.json")) {
                // other files
            }
            return JsonPath.from(new String(entries.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void watch(String token, String hash, double position) {
        new Player(vireo)
                .with("Authorization", token)
                .proceed(hash, "", position)
                .then()
                .statusCode(200);
    }

    private String position(String token, String hash) {
        Response response = get(token, "/v/" + hash + "/position");
        response.then().statusCode(200);
        return response.path("response.position") + " " + response.path("response.done");
    }

    private List<String> list(String token) {
        return get(token, "/me/history").then().statusCode(200).extract().path("response.thumbnail");
    }

    private Response get(String token, String path) {
        return vireo.request()
                .urlEncodingEnabled(false)
                .header("Authorization", token)
                .get(path);
    }

    private Response delete(String token, String path) {
        return vireo.request().header("Authorization", token).delete(path);
    }
}
