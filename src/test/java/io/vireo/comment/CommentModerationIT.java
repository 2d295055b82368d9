package io.vireo.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.TestMail;
import io.vireo.VireoClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports of comments, decisions about them, and the moderators' list. */
class CommentModerationIT extends ServerTest {
    private Staff staff;
    private String moderator;
    private String author;
    private String token;
    private String hash;
    private Discussion discussion;

    @BeforeEach
    void publish() throws Exception {
        staff = new Staff(vireo);
        moderator = staff.token("moderator");
        author = vireo.newAccount();
        token = vireo.token(author);
        hash = vireo.published(vireo.token(vireo.newAccount()), "Hills");
        discussion = new Discussion(vireo, hash);
    }

    @Test
    void shouldQueueAReportWithASnapshot() {
        String reporter = vireo.token(vireo.newAccount());
        String id = discussion.commented(token, "Insult");
        staff.reportComment(reporter, hash, id)
                .then()
                .statusCode(200)
                .body("response.subject.kind", equalTo("comment"))
                .body("response.subject.id", equalTo(id));
        staff.reportComment(reporter, hash, id).then().statusCode(409).body("response", equalTo("already-reported"));
        discussion.edit(token, id, "Nothing bad").then().statusCode(200);

        assertThat(staff.queueEntry(moderator, id))
                .containsEntry("reports", 1)
                .containsEntry("snapshot", Map.of("title", "Comment on Hills", "text", "Insult"));
        staff.reportComment(reporter, "aaaaaaa", id).then().statusCode(404).body("response", equalTo("no-video"));
        staff.reportComment(reporter, hash, "zzzzzz").then().statusCode(404).body("response", equalTo("no-comment"));
    }

    @Test
    void shouldHideAndRestore() throws Exception {
        String thread = discussion.commented(token, "Insult");
        String reply = discussion.replied(token, "Another insult", thread);

        staff.decide(moderator, "comment", reply, "hide")
                .then()
                .statusCode(200)
                .body("response.before", equalTo("visible"))
                .body("response.after", equalTo("blocked"));

        assertThat(discussion.replies(null, thread)).isEmpty();
        assertThat(discussion.replies(token, thread)).isEmpty();
        assertThat(discussion.threads(null)).extracting("replies").containsExactly(0);
        discussion.edit(token, reply, "x").then().statusCode(404);
        discussion.delete(token, reply).then().statusCode(404);
        assertThat(discussion.wrongNumbers()).isEmpty();
        assertThat(TestMail.text(TestMail.await(Staff.address(author), "A decision of our moderators")))
                .contains("Comment on Hills", "It was hidden");

        staff.appeal(token, "comment", reply).then().statusCode(200).body("response.action", equalTo("hide"));
        staff.decide(staff.token("moderator"), "comment", reply, "restore")
                .then()
                .statusCode(200);

        assertThat(discussion.replies(null, thread)).extracting("text").containsExactly("Another insult");
        assertThat(discussion.wrongNumbers()).isEmpty();
    }

    @Test
    void shouldRemoveAndInformTheReporters() throws Exception {
        String reporter = vireo.newAccount();
        String id = discussion.commented(token, "Insult");
        staff.reportComment(vireo.token(reporter), hash, id).then().statusCode(200);

        staff.decide(moderator, "comment", id, "remove")
                .then()
                .statusCode(200)
                .body("response.reports", equalTo(1))
                .body("response.after", equalTo("removed"));

        assertThat(discussion.threads(moderator)).isEmpty();
        assertThat(TestMail.text(TestMail.await(Staff.address(reporter), "Your report was reviewed")))
                .contains("It was removed");
        Await.until(
                "the removal of the report",
                () -> Rows.select(
                                "SELECT 1 FROM Reports WHERE Kind = 'comment' AND SubjectID = ?", CommentKey.parse(id))
                        .isEmpty());
        staff.decide(moderator, "comment", id, "hide").then().statusCode(404).body("response", equalTo("no-comment"));
    }

    @Test
    void shouldForgetTheReportsOfACommentThatItsAuthorDeletes() throws Exception {
        String id = discussion.commented(token, "Insult");
        staff.reportComment(vireo.token(vireo.newAccount()), hash, id).then().statusCode(200);

        discussion.delete(token, id).then().statusCode(200);

        Await.until("the removal of the entry", () -> staff.queueEntry(moderator, id) == null);
    }

    @Test
    void shouldLetModeratorsDeleteAndApproveWithAnEntryInTheLog() throws Exception {
        String deleted = discussion.commented(token, "Insult");
        String held = discussion.commented(token, "www.example.com");
        String colleague = staff.token("moderator");
        String untouchable = discussion.commented(colleague, "By a moderator");

        discussion.delete(moderator, deleted).then().statusCode(200);
        discussion.approve(moderator, held, true).then().statusCode(200).body("response.held", equalTo(false));
        discussion.delete(moderator, untouchable).then().statusCode(403).body("response", equalTo("not-allowed"));
        discussion.edit(moderator, held, "x").then().statusCode(403).body("response", equalTo("not-owner"));
        discussion.pin(moderator, held, true).then().statusCode(403).body("response", equalTo("not-owner"));

        List<Map<String, Object>> log = vireo.request()
                .header("Authorization", moderator)
                .get("/moderation/log?limit=50")
                .then()
                .statusCode(200)
                .extract()
                .path("response");
        assertThat(log)
                .anySatisfy(entry -> assertThat(entry)
                        .containsEntry("action", "remove")
                        .containsEntry("subject", Map.of("kind", "comment", "id", deleted))
                        .containsEntry("before", "shown")
                        .containsEntry("after", "removed"))
                .anySatisfy(entry -> assertThat(entry)
                        .containsEntry("action", "approve")
                        .containsEntry("subject", Map.of("kind", "comment", "id", held)));
    }

    @Test
    void shouldListAllCommentsForModerators() {
        String shown = discussion.commented(token, "Shown");
        String held = discussion.commented(token, "www.example.com");
        String hidden = discussion.commented(token, "Hidden");
        staff.decide(moderator, "comment", hidden, "hide").then().statusCode(200);
        String path = "/moderation/comments?channel=" + author;

        List<Map<String, Object>> all =
                discussion.get(moderator, path).then().statusCode(200).extract().path("response");

        assertThat(all).extracting("id").containsExactly(hidden, held, shown);
        assertThat(all).extracting("state").containsExactly("removed", "held", "shown");
        assertThat(all).extracting("video").containsOnly(hash);
        assertThat(discussion.get(moderator, path + "&state=held").<List<String>>path("response.id"))
                .containsExactly(held);
        String next = path + "&limit=2";
        String second = String.valueOf(VireoClient.next(next, discussion.get(moderator, next)));
        assertThat(discussion.get(moderator, second).<List<String>>path("response.id"))
                .containsExactly(shown);
        assertThat(discussion
                        .get(moderator, "/moderation/comments?limit=100&state=removed")
                        .<List<String>>path("response.id"))
                .contains(hidden)
                .doesNotContain(shown);

        discussion
                .get(moderator, "/moderation/comments?state=deleted")
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("state"));
        discussion
                .get(moderator, "/moderation/comments?channel=no-such-channel")
                .then()
                .statusCode(404)
                .body("response", equalTo("channel"));
        discussion.get(token, "/moderation/comments").then().statusCode(403).body("response", equalTo("forbidden"));
        discussion.get(null, "/moderation/comments").then().statusCode(400).body("response", equalTo("token"));
    }
}
