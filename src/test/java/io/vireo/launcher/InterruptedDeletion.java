package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Await;
import io.vireo.ManyVideos;
import io.vireo.VireoClient;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The deletion of an account with more videos than one transaction deletes is killed between two slices: readers see nothing of the account
 * from the first one on, and the next start completes it.
 */
final class InterruptedDeletion {
    private static final int VIDEOS = 250;

    /** One of the second slice. */
    private static final int HELD = 150;

    private final EmbeddedRows rows;
    private final String name;
    private final String token;
    private final ManyVideos videos;

    InterruptedDeletion(VireoClient vireo, EmbeddedRows rows) throws Exception {
        this.rows = rows;
        name = vireo.newAccount();
        token = vireo.token(name);
        videos = new ManyVideos(rows.number("SELECT ChannelID FROM Channels WHERE Username = ?", name), "zzz", VIDEOS);
        for (String sql : videos.insertions()) {
            rows.change(sql);
        }
        vireo.video(videos.hash(VIDEOS)).then().statusCode(200);
    }

    /** Begins the deletion, which waits after the first slice until the server is killed. */
    void untilKilled(VireoClient vireo, SocialActs.Kill kill) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection connection = rows.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(videos.hold(HELD));
            thread.execute(() -> vireo.deleteAccount(token, name, VireoClient.PASSWORD));
            Await.until("the first slice", () -> rows.number(videos.count()) < VIDEOS);
            checkReaders(vireo);
            kill.run();
        } finally {
            thread.shutdownNow();
        }
    }

    void checkReaders(VireoClient vireo) {
        vireo.channel(name).then().statusCode(404);
        vireo.video(videos.hash(HELD)).then().statusCode(404);
        vireo.video(videos.hash(VIDEOS)).then().statusCode(404);
        assertThat(vireo.list("/videos/all?limit=100"))
                .noneMatch(video -> String.valueOf(video.get("title")).startsWith("One of many"));
        assertThat(vireo.announce(token, "More", "").statusCode()).isEqualTo(400);
    }

    void awaitEnd() throws Exception {
        Await.until(
                "the end of the deletion",
                Duration.ofMinutes(3),
                () -> rows.number("SELECT COUNT(*) FROM Channels WHERE Username = ?", name) == 0);
        assertThat(rows.number(videos.count())).isZero();
        Await.until(
                "the removal of the traces",
                Duration.ofMinutes(3),
                () -> rows.number("SELECT (SELECT COUNT(*) FROM Ratings WHERE ChannelID = " + ManyVideos.NOWHERE
                                + ") + (SELECT COUNT(*) FROM WatchHistory WHERE ChannelID = " + ManyVideos.NOWHERE
                                + ")")
                        == 0);
    }
}
