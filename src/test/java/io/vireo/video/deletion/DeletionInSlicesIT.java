package io.vireo.video.deletion;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.ManyVideos;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.TestServer;
import io.vireo.auth.TestTokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Deletion of channels that have more videos than one transaction deletes. */
class DeletionInSlicesIT extends ServerTest {
    private static final int SLICE = 100;
    private static final int DIGITS = Character.MAX_RADIX * Character.MAX_RADIX;
    private static final int VIDEOS = 2 * SLICE + 30;

    @Test
    void shouldHideTheChannelAtOnceAndRemoveItsVideosInSlices() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        ManyVideos videos = added(token);
        List<String> seen = List.of(videos.hash(1), videos.hash(SLICE + SLICE / 2), videos.hash(VIDEOS));
        seen.forEach(hash -> vireo.video(hash).then().statusCode(200));
        CompletableFuture<Response> answer;
        try (Connection connection = TestServer.database().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(videos.hold(SLICE + SLICE / 2));
            answer = CompletableFuture.supplyAsync(() -> vireo.deleteAccount(token, name, PASSWORD));
            Await.until("the first slice", () -> number(videos.count()) < VIDEOS);

            assertThat(number(videos.count())).as("the second slice waits").isEqualTo(VIDEOS - SLICE);
            assertGone(name, token, seen);
            assertThat(Rows.select("SELECT Username FROM Channels WHERE ChannelID = " + videos.channelId()))
                    .containsExactly(name);
            connection.rollback();
        }

        answer.get().then().statusCode(200).body("response", equalTo(""));
        awaitEnd(videos);
        assertGone(name, token, seen);
        assertThat(Rows.select(
                        "SELECT LogID FROM ModerationLog WHERE Kind = 'channel' AND SubjectID = " + videos.channelId()))
                .as("nobody has suspended it")
                .isEmpty();
    }

    /** For everybody it is as if the channel did not exist any more. */
    private void assertGone(String name, String token, List<String> seen) throws Exception {
        vireo.channel(name).then().statusCode(404).body("response", equalTo("channel"));
        vireo.request().get("/videos/channel/{name}", name).then().statusCode(404);
        for (String hash : seen) {
            vireo.video(hash).then().statusCode(404).body("response", equalTo("no-video"));
        }
        assertThat(vireo.list("/videos/all?limit=100"))
                .noneMatch(video -> seen.contains(String.valueOf(video.get("thumbnail"))));
        vireo.announce(token, "More", "").then().statusCode(400).body("response", equalTo("bad-token"));
        assertThat(vireo.signIn(name, PASSWORD).statusCode()).isEqualTo(402);
        vireo.request()
                .header("Authorization", new Staff(vireo).token("moderator"))
                .get("/c/{name}/standing", name)
                .then()
                .statusCode(404)
                .body("response", equalTo("channel"));
    }

    @Test
    void shouldNotLetAModeratorEndADeletion() throws Exception {
        String name = vireo.newAccount();
        String hash = vireo.published(vireo.token(name), "Hidden");
        Rows.change("UPDATE Channels SET Standing = 'suspended', StandingSince = 0 WHERE Username = ?", name);
        Staff staff = new Staff(vireo);
        staff.changeStanding(staff.token("moderator"), name, Map.of("standing", "good", "reason", "Back"))
                .then()
                .statusCode(404)
                .body("response", equalTo("channel"));

        Await.until(
                "the end of the deletion",
                () -> Rows.select("SELECT 1 FROM Channels WHERE Username = ?", name)
                        .isEmpty());
        vireo.video(hash).then().statusCode(404);
    }

    @Test
    void shouldDeleteASuspendedChannelWithManyVideos() throws Exception {
        String name = vireo.newAccount();
        ManyVideos videos = added(vireo.token(name));
        Staff staff = new Staff(vireo);
        staff.changeStanding(staff.token("moderator"), name, Map.of("standing", "suspended", "reason", "The rules"))
                .then()
                .statusCode(200);
        Rows.change("UPDATE Channels SET StandingSince = StandingSince - 30 * 86400000 WHERE Username = ?", name);

        awaitEnd(videos);
    }

    @Test
    void shouldDeleteAnAdministratorWithManyVideos() throws Exception {
        Staff staff = new Staff(vireo);
        staff.newAccount("admin");
        String name = staff.newAccount("admin");
        String token = vireo.token(name);
        ManyVideos videos = added(token);

        vireo.deleteAccount(token, name, PASSWORD).then().statusCode(200);

        awaitEnd(videos);
    }

    private static ManyVideos added(String token) throws SQLException {
        long channelId = TestTokens.channelId(token);
        String digits =
                Long.toString(DIGITS + channelId % DIGITS, Character.MAX_RADIX).substring(1);
        ManyVideos videos = new ManyVideos(channelId, "z" + digits, VIDEOS);
        for (String sql : videos.insertions()) {
            Rows.change(sql);
        }
        return videos;
    }

    private static void awaitEnd(ManyVideos videos) throws Exception {
        Await.until(
                "the last slice",
                () -> Rows.select("SELECT 1 FROM Channels WHERE ChannelID = " + videos.channelId())
                        .isEmpty());
        assertThat(number(videos.count())).isZero();
        assertThat(number(videos.lost())).as("files that nothing removes").isZero();
        String channels = " WHERE VideoID NOT IN (SELECT VideoID FROM Videos) AND ChannelID = " + ManyVideos.NOWHERE;
        Await.until(
                "the removal of the traces",
                () -> number("SELECT (SELECT COUNT(*) FROM Ratings" + channels
                                + ") + (SELECT COUNT(*) FROM WatchHistory" + channels + ")")
                        == 0);
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(Rows.select(sql).get(0));
    }
}
