package io.vireo.moderation;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.TestMail;
import io.vireo.Together;
import io.vireo.auth.Forger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports, the queue, decisions with their mails and log, and appeals. */
class DecisionIT extends ServerTest {
    private Staff staff;
    private String moderator;
    private String owner;
    private String ownerToken;
    private String hash;

    @BeforeEach
    void prepareVideo() throws Exception {
        staff = new Staff(vireo);
        moderator = staff.token("moderator");
        owner = vireo.newAccount();
        ownerToken = vireo.token(owner);
        hash = vireo.published(ownerToken, "Hills");
    }

    @Test
    void shouldQueueAReportWithASnapshotAndHideNothing() {
        String reporter = vireo.token(vireo.newAccount());
        staff.report(reporter, "video", hash, "spam")
                .then()
                .statusCode(200)
                .body("response.subject.id", equalTo(hash))
                .body("response.reason", equalTo("spam"));
        staff.report(reporter, "video", hash, "abuse")
                .then()
                .statusCode(409)
                .body("response", equalTo("already-reported"));
        vireo.json()
                .header("Authorization", ownerToken)
                .body(Map.of("title", "Nothing bad"))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
        staff.report(vireo.token(vireo.newAccount()), "video", hash, "abuse")
                .then()
                .statusCode(200);

        Map<String, Object> entry = staff.queueEntry(moderator, hash);

        assertThat(entry)
                .containsEntry("reports", 2)
                .containsEntry("reasons", List.of("abuse", "spam"))
                .containsEntry("snapshot", Map.of("title", "Hills", "text", ""))
                .containsEntry("texts", List.of("About spam", "About abuse"));
        vireo.video(hash).then().statusCode(200);
        staff.report(reporter, "video", "aaaaaaa", "spam")
                .then()
                .statusCode(404)
                .body("response", equalTo("no-video"));
        staff.report(reporter, "channel", "no-such-channel", "spam")
                .then()
                .statusCode(404)
                .body("response", equalTo("channel"));
        staff.report(reporter, "video", hash, "boring")
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("reason"));
    }

    @Test
    void shouldMakeOneEntryOfAThousandReports() throws Exception {
        String template = vireo.newAccount();
        String prefix = "r" + template.substring(1, 14);
        Rows.change(
                "INSERT INTO Channels (Username, VisibleName, Password, TokenGeneration, Created)"
                        + " SELECT CONCAT(?, seq), CONCAT(?, seq), Password, TokenGeneration, Created"
                        + " FROM Channels, seq_1_to_1000 WHERE Username = ?",
                prefix,
                prefix,
                template);
        Forger forger = new Forger(vireo.token(template));
        List<String> ids = Rows.select("SELECT ChannelID FROM Channels WHERE Username LIKE ?", prefix + "%");
        List<Callable<Integer>> reporters = new ArrayList<>();
        for (int part = 0; part < 8; part++) {
            List<String> own = ids.subList(part * 125, (part + 1) * 125);
            reporters.add(() -> {
                int reported = 0;
                for (String id : own) {
                    String token = forger.resigned(claims -> claims.setSubject(id));
                    reported += staff.report(token, "video", hash, "spam").statusCode() == 200 ? 1 : 0;
                }
                return reported;
            });
        }

        assertThat(Together.call(reporters)).containsOnly(125);

        assertThat(staff.queueEntry(moderator, hash)).containsEntry("reports", 1000);
        staff.decide(moderator, "video", hash, "none").then().statusCode(200).body("response.reports", equalTo(1000));
        assertThat(staff.queueEntry(moderator, hash)).isNull();
        Await.until(
                "the mails to the reporters",
                () -> Rows.select(
                                "SELECT 1 FROM Reports JOIN Videos ON VideoID = SubjectID WHERE Kind = 'video'"
                                        + " AND PathHash = ? AND NOT Informed LIMIT 1",
                                hash)
                        .isEmpty());
    }

    @Test
    void shouldHideAVideoAndInformOwnerAndReportersOnce() throws Exception {
        List<String> reporters = List.of(vireo.newAccount(), vireo.newAccount());
        for (String reporter : reporters) {
            staff.report(vireo.token(reporter), "video", hash, "spam").then().statusCode(200);
        }

        staff.decide(moderator, "video", hash, "hide")
                .then()
                .statusCode(200)
                .body("response.reports", equalTo(2))
                .body("response.before", equalTo("visible"))
                .body("response.after", equalTo("blocked"));

        vireo.video(hash).then().statusCode(404);
        vireo.request().get("/video/d/{hash}", hash).then().statusCode(400);
        vireo.channel(owner).then().body("response.nb_count", equalTo(0)).body("response.thumbnail", equalTo(""));
        assertThat(TestMail.text(TestMail.await(Staff.address(owner), "A decision of our moderators")))
                .contains("\"Hills\"", "It was hidden", "The rules")
                .doesNotContain(reporters);
        for (String reporter : reporters) {
            TestMail.await(Staff.address(reporter), "Your report was reviewed");
        }
        assertThat(log())
                .anySatisfy(entry -> assertThat(entry)
                        .containsEntry("action", "hide")
                        .containsEntry("subject", Map.of("kind", "video", "id", hash))
                        .containsEntry("before", "visible")
                        .containsEntry("after", "blocked")
                        .containsEntry("reason", "The rules"));

        staff.decide(moderator, "video", hash, "restore").then().statusCode(200);
        vireo.video(hash).then().statusCode(200);
        vireo.channel(owner).then().body("response.nb_count", equalTo(1));
        staff.report(vireo.token(reporters.get(0)), "video", hash, "spam")
                .then()
                .statusCode(200);
    }

    /** The mail to the owner and the job for the reporters are queued in the transaction of the decision. */
    @ParameterizedTest
    @ValueSource(strings = {"Mails", "Jobs"})
    void shouldDecideNothingIfTheMailsCannotBeQueued(String table) throws Exception {
        staff.report(vireo.token(vireo.newAccount()), "video", hash, "spam")
                .then()
                .statusCode(200);
        String ownerId = Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", owner)
                .get(0);
        String isOwn = table.equals("Mails")
                ? "NEW.Recipient = '" + Staff.address(owner) + "'"
                : "NEW.Kind = 'report-mails' AND EXISTS (SELECT 1 FROM Decisions d WHERE d.DecisionID = NEW.JobKey"
                        + " AND d.OwnerID = " + ownerId + ")";
        Rows.change("CREATE TRIGGER FailFor" + ownerId + " BEFORE INSERT ON " + table + " FOR EACH ROW IF " + isOwn
                + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no queue'; END IF");
        try {
            assertThat(staff.decide(moderator, "video", hash, "hide").statusCode())
                    .isGreaterThanOrEqualTo(500);
        } finally {
            Rows.change("DROP TRIGGER FailFor" + ownerId);
        }

        vireo.video(hash).then().statusCode(200);
        assertThat(staff.queueEntry(moderator, hash)).containsEntry("reports", 1);
        assertThat(Rows.select("SELECT 1 FROM Decisions WHERE OwnerID = ?", ownerId))
                .isEmpty();
        assertThat(Rows.select("SELECT 1 FROM ModerationLog WHERE PublicID = ?", hash))
                .isEmpty();
        staff.decide(moderator, "video", hash, "hide").then().statusCode(200).body("response.reports", equalTo(1));
        TestMail.await(Staff.address(owner), "A decision of our moderators");
    }

    @Test
    void shouldRemoveAVideoAndRestrictAChannel() throws Exception {
        String other = vireo.published(ownerToken, "Other");
        staff.report(moderator, "channel", owner, "abuse").then().statusCode(200);

        staff.decide(moderator, "video", hash, "remove").then().statusCode(200);
        staff.decide(moderator, "video", other, "freeze")
                .then()
                .statusCode(200)
                .body("response.before", equalTo("good"))
                .body("response.after", equalTo("frozen"));
        vireo.announce(ownerToken, "More", "").then().statusCode(403);
        staff.decide(moderator, "channel", owner, "suspend").then().statusCode(200);

        vireo.video(hash).then().statusCode(404);
        assertThat(Rows.select("SELECT 1 FROM Videos WHERE PathHash = ?", hash)).isEmpty();
        vireo.video(other).then().statusCode(404);
        assertThat(log())
                .anySatisfy(entry -> assertThat(entry)
                        .containsEntry("action", "standing")
                        .containsEntry("before", "frozen")
                        .containsEntry("after", "suspended")
                        .containsEntry("subject", Map.of("kind", "channel", "id", owner)));
        staff.decide(moderator, "channel", owner, "hide")
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("action"));
        staff.decide(moderator, "playlist", owner, "hide")
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("subject.kind"));
        staff.decide(moderator, "video", hash, "warn").then().statusCode(404).body("response", equalTo("no-video"));
    }

    @Test
    void shouldAllowEachRoleOnlyWhatItMay() throws Exception {
        String boss = staff.newAccount("admin");
        String bossToken = vireo.token(boss);
        String bossVideo = vireo.published(bossToken, "Boss");
        staff.report(ownerToken, "video", bossVideo, "spam").then().statusCode(200);

        staff.decide(moderator, "video", bossVideo, "hide")
                .then()
                .statusCode(403)
                .body("response", equalTo("not-allowed"));
        staff.decide(moderator, "channel", boss, "suspend").then().statusCode(403);
        staff.decide(ownerToken, "video", hash, "none").then().statusCode(403).body("response", equalTo("forbidden"));
        for (String path : List.of("/moderation/queue", "/moderation/log")) {
            vireo.request().header("Authorization", ownerToken).get(path).then().statusCode(403);
            vireo.request().get(path).then().statusCode(400).body("response", equalTo("token"));
        }
        staff.decide(moderator, "video", bossVideo, "none").then().statusCode(200);
    }

    @Test
    void shouldPreventOrWaitForTheDemotionOfADecidingModerator() throws Exception {
        String admin = staff.token("admin");
        for (int round = 0; round < 5; round++) {
            String name = staff.newAccount("moderator");
            String token = vireo.token(name);
            String video = vireo.published(ownerToken, "Round");

            List<Integer> answers = Together.call(List.of(
                    () -> staff.decide(token, "video", video, "hide").statusCode(),
                    () -> staff.changeRole(admin, name, "user", PASSWORD).statusCode()));

            assertThat(answers.get(1)).isEqualTo(200);
            assertThat(answers.get(0)).isIn(200, 403);
            assertThat(vireo.video(video).statusCode()).isEqualTo(answers.get(0) == 200 ? 404 : 200);
            assertThat(staff.decide(token, "video", video, "restore").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void shouldTakeOneAppealAndLetAnotherModeratorDecide() throws Exception {
        String otherModerator = staff.token("moderator");
        staff.appeal(ownerToken, "video", hash).then().statusCode(404).body("response", equalTo("no-decision"));
        staff.decide(moderator, "video", hash, "hide").then().statusCode(200);

        staff.appeal(ownerToken, "video", hash).then().statusCode(200).body("response.action", equalTo("hide"));
        staff.appeal(ownerToken, "video", hash).then().statusCode(409).body("response", equalTo("already-appealed"));
        staff.appeal(otherModerator, "video", hash).then().statusCode(404);

        assertThat(staff.queueEntry(moderator, hash))
                .containsEntry("reports", 0)
                .containsEntry("appeal", "It is not so");
        staff.decide(moderator, "video", hash, "none").then().statusCode(403).body("response", equalTo("own-decision"));
        staff.decide(otherModerator, "video", hash, "restore").then().statusCode(200);
        vireo.video(hash).then().statusCode(200);
        assertThat(staff.queueEntry(moderator, hash)).isNull();
        vireo.request()
                .header("Authorization", moderator)
                .get("/moderation/log?limit=100")
                .then()
                .body("response.action", hasItem("appeal"));
    }

    @Test
    void shouldTakeTheAppealOfASuspendedChannel() {
        staff.changeStanding(moderator, owner, Map.of("standing", "suspended", "reason", "Spam"))
                .then()
                .statusCode(200);
        String token =
                vireo.signIn(owner, PASSWORD).then().statusCode(403).extract().path("response.suspended.vtoken");

        staff.appeal(token, "channel", owner).then().statusCode(200).body("response.action", equalTo("suspend"));
    }

    private List<Map<String, Object>> log() {
        return vireo.request()
                .header("Authorization", moderator)
                .get("/moderation/log?limit=20")
                .then()
                .statusCode(200)
                .extract()
                .path("response");
    }
}
