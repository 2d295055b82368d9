package io.vireo.identity.standing;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.TestMail;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The standing of channels: what each allows, what it hides, and how it ends. */
class StandingIT extends ServerTest {
    private Staff staff;
    private String moderator;
    private String name;
    private String token;

    @BeforeEach
    void prepareAccounts() throws Exception {
        staff = new Staff(vireo);
        moderator = staff.token("moderator");
        name = vireo.newAccount();
        token = vireo.token(name);
    }

    @Test
    void shouldLetAFrozenChannelOnlyRead() {
        String hash = vireo.published(token, "Before the frost");
        String announced = vireo.announced(token, "Before the frost");
        set("frozen");

        for (int status : List.of(
                vireo.announce(token, "More", "").statusCode(),
                vireo.upload(token, announced, Samples.video()).statusCode(),
                vireo.deleteVideo(token, hash).statusCode(),
                vireo.changeProfile(token, name, Map.of("fname", "Eve")).statusCode(),
                staff.report(token, "video", hash, "spam").statusCode())) {
            assertThat(status).isEqualTo(403);
        }
        vireo.announce(token, "More", "").then().body("response", equalTo("frozen"));
        vireo.request()
                .header("Authorization", token)
                .get("/c/{name}/notifications", name)
                .then()
                .statusCode(200);
        vireo.video(hash).then().statusCode(200);
        vireo.signOut(token).then().statusCode(200);
        assertThat(vireo.signIn(name, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldHideALimitedChannelFromSearchOnly() throws Exception {
        String word = "w" + name.substring(1, 12);
        String hash = vireo.published(token, word);
        Await.until(
                "the change",
                () -> found("/search/all/{word}", word) == 1 && found("/search/channel/{word}", name) == 1);

        set("limited");

        Await.until(
                "the change",
                () -> found("/search/all/{word}", word) == 0 && found("/search/channel/{word}", name) == 0);
        vireo.video(hash).then().statusCode(200);
        vireo.channel(name).then().statusCode(200);
        assertThat(vireo.list("/videos/channel/{name}", name)).hasSize(1);
        set("good");
        Await.until("the change", () -> found("/search/all/{word}", word) == 1);
    }

    @Test
    void shouldHideASuspendedChannelEverywhereAndBringItBackWhole() throws Exception {
        String word = "w" + name.substring(1, 12);
        String hash = vireo.published(token, word);
        vireo.request().get("/video/d/{hash}", hash).then().statusCode(200);
        vireo.request().get("/thumbnails/{hash}", hash).then().statusCode(200);
        Await.until("the change", () -> found("/search/all/{word}", word) == 1);

        set("suspended");

        assertHidden(hash, word);
        vireo.announce(token, "More", "").then().statusCode(403).body("response", equalTo("suspended"));
        String remaining = vireo.signIn(name, PASSWORD)
                .then()
                .statusCode(403)
                .body("response.suspended.reason", equalTo("The rules"))
                .body("response.suspended.deletion", not(equalTo("")))
                .extract()
                .path("response.suspended.vtoken");
        vireo.request()
                .header("Authorization", remaining)
                .get("/c/{name}/export", name)
                .then()
                .statusCode(200);
        assertThat(vireo.signIn(name, "wrong horse").statusCode()).isEqualTo(402);

        set("good");

        vireo.video(hash).then().statusCode(200);
        vireo.channel(name).then().statusCode(200).body("response.nb_count", equalTo(1));
        Await.until(
                "the change",
                () -> vireo.request().get("/video/d/{hash}", hash).statusCode() == 200
                        && vireo.request().get("/thumbnails/{hash}", hash).statusCode() == 200
                        && found("/search/all/{word}", word) == 1);
        TestMail.await(Staff.address(name), "A decision of our moderators", 2);
    }

    private void assertHidden(String hash, String word) {
        vireo.video(hash).then().statusCode(404).body("response", equalTo("no-video"));
        vireo.request().get("/video/d/{hash}", hash).then().statusCode(400).body("response", equalTo("no-video"));
        vireo.request()
                .get("/thumbnails/{hash}", hash)
                .then()
                .statusCode(404)
                .body("response", equalTo("no-thumbnails"));
        vireo.channel(name).then().statusCode(404).body("response", equalTo("channel"));
        vireo.request()
                .get("/videos/channel/{name}", name)
                .then()
                .statusCode(404)
                .body("response", equalTo("channel"));
        vireo.request().get("/channel/picture/{name}", name).then().statusCode(404);
        assertThat(vireo.list("/videos/all?limit=100"))
                .noneMatch(video -> video.get("thumbnail").equals(hash));
        assertThat(found("/search/all/{word}", word)).isZero();
        assertThat(found("/search/channel/{word}", name)).isZero();
    }

    @Test
    void shouldRestoreAStandingThatHasEnded() throws Exception {
        staff.changeStanding(moderator, name, Map.of("standing", "frozen", "reason", "Calm down", "days", 1))
                .then()
                .statusCode(200)
                .body("response.until", not(equalTo("")));
        Rows.change("UPDATE Channels SET StandingUntil = 1 WHERE Username = ?", name);

        Await.until("the change", () -> vireo.announce(token, "Again", "").statusCode() == 200);
    }

    @Test
    void shouldDeleteAChannelThatWasSuspendedForThirtyDays() throws Exception {
        String hash = vireo.published(token, "Old");
        set("suspended");
        String later = vireo.newAccount();
        staff.changeStanding(moderator, later, Map.of("standing", "suspended", "reason", "The rules"))
                .then()
                .statusCode(200);
        Rows.change("UPDATE Channels SET StandingSince = StandingSince - 29 * 86400000 WHERE Username = ?", later);
        Rows.change("UPDATE Channels SET StandingSince = StandingSince - 30 * 86400000 WHERE Username = ?", name);

        Await.until(
                "the change",
                () -> Rows.select("SELECT 1 FROM Channels WHERE Username = ?", name)
                        .isEmpty());

        vireo.channel(name).then().statusCode(404);
        assertThat(vireo.signIn(name, PASSWORD).statusCode()).isEqualTo(402);
        Await.until(
                "the deletion of the video",
                () -> Rows.select("SELECT 1 FROM Videos WHERE PathHash = ?", hash)
                        .isEmpty());
        assertThat(Rows.select("SELECT 1 FROM Channels WHERE Username = ?", later))
                .hasSize(1);
    }

    @Test
    void shouldNotActOnModeratorsAndAdministrators() throws Exception {
        for (String role : List.of("moderator", "admin")) {
            staff.changeStanding(moderator, staff.newAccount(role), Map.of("standing", "frozen", "reason", "The rules"))
                    .then()
                    .statusCode(403)
                    .body("response", equalTo("not-allowed"));
        }
        staff.changeStanding(
                        staff.token("admin"),
                        staff.newAccount("moderator"),
                        Map.of("standing", "frozen", "reason", "The rules"))
                .then()
                .statusCode(200);
        staff.changeStanding(token, name, Map.of("standing", "good", "reason", ""))
                .then()
                .statusCode(403)
                .body("response", equalTo("forbidden"));
    }

    private void set(String standing) {
        staff.changeStanding(moderator, name, Map.of("standing", standing, "reason", "The rules"))
                .then()
                .statusCode(200)
                .body("response.standing", equalTo(standing));
    }

    private int found(String path, String word) {
        return vireo.list(path, word).size();
    }
}
