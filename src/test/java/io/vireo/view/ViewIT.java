package io.vireo.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Together;
import io.vireo.VireoClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewIT extends ServerTest {
    private static final int SHORT = 200;
    private static final int LONG = 60_000;

    @Test
    void shouldCountAViewerOnceHoweverOftenThePageIsReloaded() throws Exception {
        String hash = Player.video(vireo, vireo.token(vireo.newAccount()), SHORT);
        Player player = new Player(vireo);
        List<String> tickets = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tickets.add(player.ticket(hash));
        }
        player.watch(hash);
        for (String ticket : tickets) {
            player.proceed(hash, ticket, 0.2).then().statusCode(200).body("response", equalTo(""));
        }

        assertThat(Player.views(hash)).isEqualTo(1);
        Await.until("the fold", () -> vireo.video(hash).path("response.views").equals(1));
        assertThat(Rows.select("SELECT Viewer FROM RecentViews JOIN Videos USING (VideoID) WHERE PathHash = ?", hash))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{32}");
    }

    @Test
    void shouldCountConcurrentHeartbeatsOnce() throws Exception {
        String hash = Player.video(vireo, vireo.token(vireo.newAccount()), SHORT);
        Player player = new Player(vireo);
        String ticket = player.ticket(hash);
        Await.until("the half of the video", () -> {
            player.proceed(hash, ticket, 0).then().statusCode(200);
            return Player.views(hash) > 0;
        });
        Rows.change("UPDATE RecentViews r JOIN Videos v USING (VideoID) SET r.Until = 1 WHERE v.PathHash = ?", hash);

        assertThat(Together.call(16, () -> player.proceed(hash, ticket, 1).statusCode()))
                .containsOnly(200);

        assertThat(Player.views(hash)).isEqualTo(2);
    }

    @Test
    void shouldTellViewersApartByAddressBrowserAndAccount() throws Exception {
        String hash = Player.video(vireo, vireo.token(vireo.newAccount()), SHORT);
        new Player(vireo).with("User-Agent", "First/1.0").watch(hash);
        new Player(vireo).with("User-Agent", "Second/1.0").watch(hash);
        new Player(new VireoClient(base())).with("User-Agent", "First/1.0").watch(hash);
        assertThat(Player.views(hash)).isEqualTo(3);

        String token = vireo.token(vireo.newAccount());
        new Player(vireo).with("Authorization", token).watch(hash);
        new Player(new VireoClient(base())).with("Authorization", token).watch(hash);
        assertThat(Player.views(hash)).isEqualTo(4);
    }

    @Test
    void shouldNotCountOwnersCrawlersPrefetchingAndDownloads() throws Exception {
        String owner = vireo.token(vireo.newAccount());
        String hash = Player.video(vireo, owner, SHORT);
        new Player(vireo).with("Authorization", owner).watch(hash);
        new Player(vireo).with("User-Agent", "Examplebot/1.0").watch(hash);
        new Player(vireo).with("Sec-Purpose", "prefetch;prerender").watch(hash);
        vireo.request().get("/video/d/{hash}", hash).then().statusCode(200);
        vireo.request().head("/v/{hash}", hash).then().statusCode(200);

        assertThat(Player.views(hash)).isZero();
    }

    @Test
    void shouldNotCountTooEarly() throws Exception {
        String hash = Player.video(vireo, vireo.token(vireo.newAccount()), LONG);
        Player player = new Player(vireo);
        for (int i = 0; i < 100; i++) {
            player.proceed(hash, player.ticket(hash), 50).then().statusCode(200);
        }
        player.watch(hash);

        assertThat(Player.views(hash)).isZero();
    }

    @Test
    void shouldIgnoreTicketsOfOthers() throws Exception {
        String owner = vireo.token(vireo.newAccount());
        String hash = Player.video(vireo, owner, SHORT);
        String other = Player.video(vireo, owner, SHORT);
        Player player = new Player(vireo);
        String ofOtherVideo = player.ticket(other);
        String ofOtherViewer = new Player(new VireoClient(base())).ticket(hash);
        new Player(new VireoClient(base())).watch(other);
        for (String ticket : List.of(ofOtherVideo, ofOtherViewer, "", "x", "a".repeat(200))) {
            player.proceed(hash, ticket, 1).then().statusCode(200).body("response", equalTo(""));
        }

        assertThat(Player.views(hash)).isZero();
    }

    @Test
    void shouldRejectInvalidBodiesAndHiddenVideos() throws Exception {
        String owner = vireo.token(vireo.newAccount());
        String hash = Player.video(vireo, owner, SHORT);
        Player player = new Player(vireo);
        for (Object position : List.of(-1, "1", true, List.of())) {
            player.proceed(hash, "x", position).then().statusCode(400);
        }
        player.proceed(hash, 1, 1).then().statusCode(400);
        player.proceed(hash, "a".repeat(201), 1).then().statusCode(400);
        player.proceed("zzzzzzz", "x", 1).then().statusCode(404).body("response", equalTo("no-video"));
        String ticket = player.ticket(hash);
        vireo.json()
                .header("Authorization", owner)
                .body(Map.of("visibility", "private"))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
        player.begin(hash).then().statusCode(404).body("response", equalTo("no-video"));
        player.proceed(hash, ticket, 1).then().statusCode(404).body("response", equalTo("no-video"));
        player.with("Authorization", owner).begin(hash).then().statusCode(200);
    }
}
