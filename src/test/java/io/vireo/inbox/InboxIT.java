package io.vireo.inbox;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.VireoClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices to an owner of a video, and to the others. */
class InboxIT extends ServerTest {
    private InboxCalls owner;
    private InboxCalls ada;
    private InboxCalls bob;
    private String hash;

    @BeforeEach
    void publish() {
        owner = InboxCalls.newAccount(vireo);
        ada = InboxCalls.newAccount(vireo);
        bob = InboxCalls.newAccount(vireo);
        hash = vireo.published(owner.token(), "Hills <b>");
    }

    @Test
    void shouldGroupLikesAndCountEachChannelOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            ada.rate(hash, "like");
            ada.rate(hash, "none");
        }
        ada.rate(hash, "like");
        owner.rate(hash, "like");
        assertThat(owner.entry())
                .containsEntry("kind", "like")
                .containsEntry("subject", hash)
                .containsEntry("title", "Hills <b>")
                .containsEntry("actors", List.of(ada.name()))
                .containsEntry("count", 1)
                .containsEntry("read", false);
        bob.rate(hash, "like");
        assertThat(owner.entry()).containsEntry("count", 2).containsEntry("actors", List.of(bob.name(), ada.name()));
        assertThat(owner.unread()).isEqualTo(1);

        owner.read(owner.entry().get("id")).then().statusCode(200).body("response", equalTo(0));
        ada.rate(hash, "none");
        ada.rate(hash, "like");
        assertThat(owner.unread()).as("a repeated like").isZero();
        InboxCalls eve = InboxCalls.newAccount(vireo);
        eve.rate(hash, "like");
        assertThat(owner.entries())
                .extracting(entry -> entry.get("count") + " " + entry.get("read"))
                .containsExactly("1 false", "2 true");
    }

    @Test
    void shouldGroupTheLikesOfACommentApartFromThoseOfTheVideo() throws Exception {
        String id = owner.comment(hash, Map.of("text", "Hello"));
        for (int i = 0; i < 3; i++) {
            ada.rateComment(hash, id, "like");
            ada.rateComment(hash, id, "none");
        }
        ada.rateComment(hash, id, "like");
        ada.rateComment(hash, id, "like");
        owner.rateComment(hash, id, "like");
        assertThat(owner.entry())
                .containsEntry("kind", "like")
                .containsEntry("subject", id)
                .containsEntry("video", hash)
                .containsEntry("title", "Hills <b>")
                .containsEntry("text", "Hello")
                .containsEntry("actors", List.of(ada.name()))
                .containsEntry("count", 1);
        bob.rateComment(hash, id, "like");
        ada.rate(hash, "like");
        assertThat(owner.entries())
                .extracting(entry -> entry.get("subject") + " " + entry.get("count"))
                .containsExactly(hash + " 1", id + " 2");
        assertThat(owner.unread()).isEqualTo(2);

        owner.request().delete("/v/{hash}/comments/{id}", hash, id).then().statusCode(200);
        assertThat(owner.entry()).containsEntry("subject", hash);
        assertThat(owner.unread()).isEqualTo(1);

        owner.choose(Map.of("like", Map.of("site", false))).then().statusCode(200);
        String declined = owner.comment(hash, Map.of("text", "Again"));
        bob.rateComment(hash, declined, "like");
        assertThat(owner.entries()).hasSize(1);

        String blocking = ada.comment(hash, Map.of("text", "Mine"));
        ada.block(bob.name());
        bob.rateComment(hash, blocking, "like");
        assertThat(ada.entries()).isEmpty();
    }

    @Test
    void shouldMakeOneNoticeOfRepeatedSubscriptions() throws Exception {
        for (int i = 0; i < 5; i++) {
            ada.subscribe(owner.name(), false);
            ada.unsubscribe(owner.name());
        }
        ada.subscribe(owner.name(), false);

        assertThat(owner.entry())
                .containsEntry("kind", "subscriber")
                .containsEntry("subject", ada.name())
                .containsEntry("count", 1);
        owner.read(owner.entry().get("id")).then().statusCode(200);
        ada.unsubscribe(owner.name());
        ada.subscribe(owner.name(), false);
        assertThat(owner.unread()).isZero();
    }

    @Test
    void shouldReportCommentsRepliesAndMentions() throws Exception {
        String first = ada.comment(hash, Map.of("text", "Nice, @" + bob.name() + " look"));
        owner.comment(hash, Map.of("text", "Thanks", "reply-to", first));

        assertThat(owner.entry())
                .containsEntry("kind", "comment")
                .containsEntry("subject", hash)
                .containsEntry("actors", List.of(ada.name()))
                .containsEntry("text", "Nice, @" + bob.name() + " look");
        assertThat(bob.entry()).containsEntry("kind", "mention").containsEntry("subject", first);
        assertThat(ada.entry())
                .containsEntry("kind", "reply")
                .containsEntry("subject", first)
                .containsEntry("video", hash)
                .containsEntry("actors", List.of(owner.name()));

        String second = ada.comment(hash, Map.of("text", "Again"));
        assertThat(owner.entry()).containsEntry("count", 1).containsEntry("text", "Again");
        ada.request().delete("/v/{hash}/comments/{id}", hash, second).then().statusCode(200);
        assertThat(owner.entry()).as("the other comment").containsEntry("text", "Nice, @" + bob.name() + " look");
        ada.request().delete("/v/{hash}/comments/{id}", hash, first).then().statusCode(200);
        assertThat(owner.entries()).isEmpty();
        assertThat(owner.unread()).isZero();
        assertThat(bob.entries()).isEmpty();
        assertThat(ada.entries()).as("replies to a deleted comment").isEmpty();
    }

    @Test
    void shouldNotReportHeldCommentsBeforeTheirApproval() throws Exception {
        String held = ada.comment(hash, Map.of("text", "Buy cheap pills"));
        assertThat(owner.entries()).isEmpty();

        vireo.json()
                .header("Authorization", owner.token())
                .body(Map.of("approved", true))
                .put("/v/{hash}/comments/{id}/approval", hash, held)
                .then()
                .statusCode(200);

        assertThat(owner.entry()).containsEntry("kind", "comment");
    }

    @Test
    void shouldNotReportBlockedChannels() throws Exception {
        owner.block(ada.name());
        ada.rate(hash, "like");
        assertThat(owner.entries()).isEmpty();

        bob.rate(hash, "like");
        assertThat(owner.unread()).isEqualTo(1);
        owner.block(bob.name());
        assertThat(owner.entries()).isEmpty();
        assertThat(owner.unread()).isZero();
    }

    @Test
    void shouldTakeTheNoticesOfWhatIsDeletedOrHidden() throws Exception {
        ada.rate(hash, "like");
        bob.comment(hash, Map.of("text", "Nice @" + ada.name()));
        assertThat(owner.unread()).isEqualTo(2);
        assertThat(ada.unread()).isEqualTo(1);

        vireo.hidden(owner.token(), hash);
        assertThat(ada.entries()).isEmpty();
        assertThat(ada.unread()).isZero();
        vireo.deleteAccount(ada.token(), ada.name(), PASSWORD).then().statusCode(200);
        assertThat(owner.entry()).containsEntry("kind", "comment");
        vireo.deleteVideo(owner.token(), hash).then().statusCode(200);
        assertThat(owner.entries()).isEmpty();
        assertThat(owner.unread()).isZero();
    }

    @Test
    void shouldShowNewVideosOfChannelsWithTheBell() throws Exception {
        ada.subscribe(owner.name(), true);
        bob.subscribe(owner.name(), false);
        assertThat(ada.entries()).as("older videos").isEmpty();

        String next = vireo.published(owner.token(), "Next");

        assertThat(ada.entry())
                .containsEntry("kind", "video")
                .containsEntry("subject", next)
                .containsEntry("actors", List.of(owner.name()))
                .containsEntry("read", false);
        assertThat(ada.unread()).isEqualTo(1);
        assertThat(bob.entries()).isEmpty();
        ada.read(ada.entry().get("id")).then().statusCode(200).body("response", equalTo(0));
        assertThat(ada.entry()).containsEntry("read", true);
        vireo.published(owner.token(), "Third");
        assertThat(ada.unread()).isEqualTo(1);
        ada.choose(Map.of("video", Map.of("site", false))).then().statusCode(200);
        assertThat(ada.unread()).isZero();
        assertThat(ada.entries()).isEmpty();
        ada.choose(Map.of("video", Map.of("site", true))).then().statusCode(200);
        vireo.hidden(owner.token(), next);
        assertThat(ada.entry()).containsEntry("title", "Third");
    }

    @Test
    void shouldInformOwnersAndReportersOfDecisions() throws Exception {
        Staff staff = new Staff(vireo);
        staff.report(ada.token(), "video", hash, "spam").then().statusCode(200);
        staff.decide(staff.token("moderator"), "video", hash, "hide").then().statusCode(200);

        Await.until("the notice of the reporter", () -> ada.unread() == 1);
        assertThat(owner.entry())
                .containsEntry("kind", "moderation")
                .containsEntry("subject", hash)
                .containsEntry("about", "video")
                .containsEntry("action", "hide")
                .containsEntry("text", "The rules")
                .containsEntry("reported", false);
        assertThat(ada.entry())
                .containsEntry("subject", hash)
                .containsEntry("title", "Hills <b>")
                .containsEntry("text", "")
                .containsEntry("reported", true);
    }

    @Test
    void shouldPage() throws Exception {
        bob.rate(hash, "like");
        bob.subscribe(owner.name(), false);
        bob.comment(hash, Map.of("text", "Nice"));
        owner.subscribe(ada.name(), true);
        vireo.published(ada.token(), "Next");
        List<Map<String, Object>> all = owner.entries();
        assertThat(all).hasSize(4);

        List<Object> ids = new ArrayList<>();
        for (String path = "/me/inbox?limit=1"; path != null; ) {
            Response page = owner.request().urlEncodingEnabled(false).get(path);
            page.then().statusCode(200).header("Cache-Control", "private, no-cache");
            ids.addAll(page.<List<Object>>path("response.id"));
            path = VireoClient.next(path, page);
        }
        assertThat(ids).isEqualTo(all.stream().map(entry -> entry.get("id")).toList());

        owner.read(all.get(2).get("id")).then().statusCode(200);
        assertThat(owner.entries()).extracting(entry -> entry.get("read")).endsWith(true, true);
        assertThat(owner.unread()).isBetween(1, 2);
    }

    @Test
    void shouldKeepTheNewestThousandNotices() throws Exception {
        Rows.change(
                "INSERT INTO InboxGroups (ChannelID, Kind, SubjectID, VideoID, Actors, LastAt, Site)"
                        + " SELECT ChannelID, 'moderation', -seq, 0, 0, UNIX_TIMESTAMP() * 1000 - seq, 1"
                        + " FROM Channels, seq_1_to_1000 WHERE Username = ?",
                owner.name());
        ada.rate(hash, "like");
        owner.settle();

        List<String> left = Rows.select(
                "SELECT CONCAT(g.Kind, ' ', g.SubjectID) FROM InboxGroups g JOIN Channels c USING (ChannelID)"
                        + " WHERE c.Username = ? ORDER BY g.LastAt DESC",
                owner.name());
        assertThat(left).hasSize(1000).endsWith("moderation -999").doesNotContain("moderation -1000");
        assertThat(owner.unread()).isEqualTo(99);
    }

    @Test
    void shouldChooseWhatArrives() throws Exception {
        owner.choose(Map.of("like", Map.of("site", false), "published", false))
                .then()
                .statusCode(200)
                .body("response.published", equalTo(false))
                .body("response.blocked", equalTo(true))
                .body("response.like", hasEntry("mail", "off"))
                .body("response.like.site", equalTo(false))
                .body("response.moderation.mail", equalTo("now"));
        ada.rate(hash, "like");
        assertThat(owner.entries()).isEmpty();

        for (Object value : List.of(true, "now", Map.of("mail", "weekly"), Map.of("site", "no"))) {
            owner.choose(Map.of("like", value)).then().statusCode(400).body("response.invalid-field", equalTo("like"));
        }
        for (Map<String, Object> invalid : List.<Map<String, Object>>of(
                Map.of("moderation", Map.of("mail", "off")),
                Map.of("published", Map.of("mail", "off")),
                Map.of("other", Map.of("site", true)))) {
            owner.choose(invalid)
                    .then()
                    .statusCode(400)
                    .body(
                            "response.invalid-field",
                            equalTo(invalid.keySet().iterator().next()));
        }
    }

    @Test
    void shouldRejectInvalidCalls() {
        vireo.request().get("/me/inbox").then().statusCode(400).body("response", equalTo("token"));
        owner.request().get("/me/inbox?limit=0").then().statusCode(400);
        owner.read("x").then().statusCode(400).body("response.invalid-field", equalTo("up-to"));
        vireo.json()
                .header("Authorization", owner.token())
                .body("{}")
                .post("/me/inbox/read")
                .then()
                .statusCode(400)
                .body("response.missing-field", equalTo("up-to"));
    }

    @Test
    void shouldExportAndRemoveTheInboxOfAnAccount() throws Exception {
        ada.rate(hash, "like");
        assertThat(owner.unread()).isEqualTo(1);

        assertThat(account(owner)).contains("\"inbox\"", ada.name(), "\"notices\"");
        String id = Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", owner.name())
                .get(0);
        vireo.deleteAccount(owner.token(), owner.name(), PASSWORD).then().statusCode(200);
        Await.until(
                "the removal",
                () -> Rows.select(
                                "SELECT GroupID FROM InboxGroups WHERE ChannelID = ? UNION ALL"
                                        + " SELECT ActorID FROM InboxActors WHERE ChannelID = ? UNION ALL"
                                        + " SELECT ChannelID FROM InboxStates WHERE ChannelID = ?",
                                id,
                                id,
                                id)
                        .isEmpty());
    }

    private static String account(InboxCalls account) throws Exception {
        byte[] archive = account.request()
                .get("/c/{name}/export", account.name())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            while (!zip.getNextEntry().getName().equals("account.json")) {
                zip.closeEntry();
            }
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
