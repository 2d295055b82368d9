package io.vireo.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of the subscribed channels. */
class FeedIT extends ServerTest {
    private static final String FEED = "/me/feed";

    private String name;
    private SubscriptionCalls own;

    @BeforeEach
    void signUp() {
        name = vireo.newAccount();
        own = new SubscriptionCalls(vireo, vireo.token(name));
    }

    @Test
    void shouldShowTheVideosOfSubscribedChannels() throws Exception {
        String one = vireo.newAccount();
        String two = vireo.newAccount();
        own.feed().then().statusCode(200).body("response", empty());
        String older = SubscriptionCalls.video(one, "2026-02-03 04:05:06");
        String newest = SubscriptionCalls.video(one, "2026-02-05");
        String middle = SubscriptionCalls.video(two, "2026-02-04");
        SubscriptionCalls.video(vireo.newAccount(), "2026-02-04");
        own.subscribe(one, false).then().statusCode(200);
        own.subscribe(two, false).then().statusCode(200);

        own.feed()
                .then()
                .statusCode(200)
                .body("response.thumbnail", contains(newest, middle, older))
                .body("response[0].type", equalTo("video"))
                .body("response[0].channel", equalTo(one))
                .body("response[2].upload", equalTo("2026-02-03T04:05:06Z"));
        own.unsubscribe(two).then().statusCode(200);
        own.feed().then().body("response.thumbnail", contains(newest, older));
    }

    @Test
    void shouldNeverShowHiddenVideos() throws Exception {
        String channel = vireo.newAccount();
        String token = vireo.token(channel);
        own.subscribe(channel, false).then().statusCode(200);
        String shown = SubscriptionCalls.video(channel, "2026-02-01");
        String hidden = SubscriptionCalls.video(channel, "2026-02-02");
        for (String visibility : List.of("private", "unlisted")) {
            vireo.json()
                    .header("Authorization", token)
                    .body(Map.of("visibility", visibility))
                    .patch("/v/{hash}", hidden)
                    .then()
                    .statusCode(200);
            own.feed().then().body("response.thumbnail", contains(shown));
        }
        Staff staff = new Staff(vireo);
        String moderator = staff.token("moderator");
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("visibility", "public"))
                .patch("/v/{hash}", hidden)
                .then()
                .statusCode(200);
        own.feed().then().body("response.thumbnail", contains(hidden, shown));
        staff.decide(moderator, "video", hidden, "hide").then().statusCode(200);
        own.feed().then().body("response.thumbnail", contains(shown));
        vireo.announced(token, "not yet");
        own.feed().then().body("response.thumbnail", contains(shown));
        staff.changeStanding(moderator, channel, Map.of("standing", "suspended", "reason", "The rules"))
                .then()
                .statusCode(200);
        own.feed().then().body("response", empty());
    }

    @Test
    void shouldShowTheSameWithManySubscriptions() throws Exception {
        String channel = vireo.newAccount();
        List<String> videos = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            // two of one moment
            videos.add(0, SubscriptionCalls.video(channel, "2026-02-0" + (day < 3 ? 1 : day)));
            SubscriptionCalls.video(vireo.newAccount(), "2026-02-0" + day);
        }
        own.subscribe(channel, false).then().statusCode(200);
        Rows.change(
                "INSERT INTO Subscriptions (SubscriberID, ChannelID, Bell, Since) SELECT c.ChannelID, s.seq, 0, 0"
                        + " FROM Channels c, seq_100000001_to_100000400 s WHERE c.Username = ?",
                name);

        assertThat(own.paged("/me/feed", 2, "thumbnail", () -> {})).isEqualTo(videos);
        assertThat(own.paged("/me/feed?unwatched=true", 2, "thumbnail", () -> {}))
                .isEqualTo(videos);
        Rows.change(
                "INSERT INTO WatchHistory (ChannelID, VideoID, PositionMillis, Done, Watched)"
                        + " SELECT c.ChannelID, v.VideoID, 5000, 0, 0 FROM Channels c, Videos v"
                        + " WHERE c.Username = ? AND v.PathHash = ?",
                name,
                videos.remove(1));
        assertThat(own.paged("/me/feed?unwatched=true", 2, "thumbnail", () -> {}))
                .isEqualTo(videos);
    }

    @Test
    void shouldNotShowAChannelThatBlocks() throws Exception {
        String channel = vireo.newAccount();
        own.subscribe(channel, false).then().statusCode(200);
        SubscriptionCalls.video(channel, "2026-02-01");
        vireo.request()
                .header("Authorization", vireo.token(channel))
                .put("/me/blocks/{name}", name)
                .then()
                .statusCode(200);
        own.feed().then().body("response", empty());
    }

    @Test
    void shouldLeaveOutWatchedVideosOnRequest() throws Exception {
        String channel = vireo.newAccount();
        own.subscribe(channel, false).then().statusCode(200);
        List<String> unwatched = new ArrayList<>();
        for (int i = 30; i > 0; i--) {
            String video = SubscriptionCalls.video(channel, "2026-02-01 00:00:" + (10 + i));
            if (i % 3 == 0) {
                Rows.change(
                        "INSERT INTO WatchHistory (ChannelID, VideoID, PositionMillis, Done, Watched)"
                                + " SELECT c.ChannelID, v.VideoID, 5000, 0, 0 FROM Channels c, Videos v"
                                + " WHERE c.Username = ? AND v.PathHash = ?",
                        name,
                        video);
            } else {
                unwatched.add(video);
            }
        }
        String onlyWatched = vireo.newAccount();
        own.subscribe(onlyWatched, false).then().statusCode(200);
        Rows.change(
                "INSERT INTO WatchHistory (ChannelID, VideoID, PositionMillis, Done, Watched)"
                        + " SELECT c.ChannelID, v.VideoID, 5000, 1, 0 FROM Channels c, Videos v"
                        + " WHERE c.Username = ? AND v.PathHash = ?",
                name,
                SubscriptionCalls.video(onlyWatched, "2026-02-02"));

        assertThat(own.paged(FEED + "?unwatched=true", 7, "thumbnail", () -> {}))
                .isEqualTo(unwatched);
        assertThat(own.paged(FEED + "?unwatched=true", 100, "thumbnail", () -> {}))
                .isEqualTo(unwatched);
        assertThat(own.paged(FEED + "?unwatched=false", 7, "thumbnail", () -> {}))
                .hasSize(31);
        assertThat(own.paged(FEED, 100, "done", () -> {})).hasSize(31);
        vireo.request()
                .header("Authorization", vireo.token(name))
                .get("/me/feed?unwatched=maybe")
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("unwatched"));
    }

    /** Channels of all sizes, with videos of the same time. All pages together are the result of the obvious query. */
    @Test
    void shouldBeTheMergedListOfAllChannels() throws Exception {
        String prefix = subscribeToManyChannels(150);
        List<String> expected = Rows.select(
                "SELECT v.PathHash FROM Subscriptions s JOIN Videos v USING (ChannelID)"
                        + " JOIN Channels c ON c.ChannelID = s.SubscriberID WHERE c.Username = ? AND v.Listed = 1"
                        + " ORDER BY v.Upload DESC, v.VideoID DESC",
                name);
        assertThat(expected).hasSizeGreaterThan(900);

        for (int limit : new int[] {1, 7, 64, 100}) {
            List<String> pages = limit == 1
                    ? own.feed().jsonPath().getList("response.thumbnail")
                    : own.paged(FEED, limit, "thumbnail", () -> {});
            assertThat(pages)
                    .as(prefix + " in pages of " + limit)
                    .isEqualTo(limit == 1 ? expected.subList(0, 100) : expected);
        }
    }

    /** Inserts channels with 0 to 40 videos each and subscribes to them; returns the beginning of their names. */
    private String subscribeToManyChannels(int number) throws SQLException {
        String prefix = name.substring(0, 15);
        Rows.change(
                "INSERT INTO Channels (Username, Password) SELECT CONCAT(?, '-', seq), '' FROM seq_1_to_" + number,
                prefix);
        Rows.change(
                "INSERT INTO Subscriptions (SubscriberID, ChannelID, Bell, Since)"
                        + " SELECT s.ChannelID, c.ChannelID, 0, 0 FROM Channels s, Channels c"
                        + " WHERE s.Username = ? AND c.Username LIKE CONCAT(?, '-%')",
                name, prefix);
        Rows.change(
                "INSERT INTO Videos (PathHash, ChannelID, Title, Upload, Published, Visibility)"
                        + " SELECT LPAD(LOWER(CONV(c.ChannelID * 100 + seq + 36 * 36 * 36 * 36 * 36 * 20, 10, 36)), 7, '0'),"
                        + " c.ChannelID, 'Many', '2026-01-01' + INTERVAL (c.ChannelID * 7919 + seq * 104729) MOD 2000 MINUTE,"
                        + " seq MOD 13 <> 0, IF(seq MOD 11 = 0, 'private', 'public')"
                        + " FROM Channels c, seq_1_to_40 WHERE c.Username LIKE CONCAT(?, '-%')"
                        + " AND seq <= POW(c.ChannelID * 31 MOD 41, 2) / 60",
                prefix);
        return prefix;
    }

    @Test
    void shouldShowEachLastingVideoOnceWhileOthersComeAndGo() throws Exception {
        List<String> channels = new ArrayList<>();
        List<String> lasting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            channels.add(vireo.newAccount());
            own.subscribe(channels.get(i), false).then().statusCode(200);
        }
        List<String> going = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            // all of one second, as in an imported database
            lasting.add(SubscriptionCalls.video(channels.get(i % 5), "2026-02-03"));
            going.add(SubscriptionCalls.video(channels.get(i % 5), "2026-02-03"));
        }
        int[] page = {0};

        List<String> seen = own.paged(FEED, 7, "thumbnail", () -> {
            int number = page[0]++;
            change(going.get(number * 3 % 30));
            insert(channels.get(number % 5), "2026-02-04");
            insert(channels.get(number % 5), "2026-02-02");
        });

        assertThat(seen).doesNotHaveDuplicates().containsAll(lasting);
    }

    private static void change(String deleted) {
        try {
            Rows.change("DELETE FROM Videos WHERE PathHash = ?", deleted);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(String channel, String upload) {
        try {
            SubscriptionCalls.video(channel, upload);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
