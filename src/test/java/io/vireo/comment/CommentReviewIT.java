package io.vireo.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held for review, and who may comment at all. */
class CommentReviewIT extends ServerTest {
    private String owner;
    private String ownerToken;
    private String author;
    private String token;
    private String hash;
    private Discussion discussion;

    @BeforeEach
    void publish() {
        owner = vireo.newAccount();
        ownerToken = vireo.token(owner);
        author = vireo.newAccount();
        token = vireo.token(author);
        hash = vireo.published(ownerToken, "Hills");
        discussion = new Discussion(vireo, hash);
    }

    private List<Map<String, Object>> held() {
        return vireo.request()
                .header("Authorization", ownerToken)
                .get("/me/comments/held")
                .then()
                .statusCode(200)
                .extract()
                .path("response");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "Win at the CASINO", "cheap  pills? cheap pills!"})
    void shouldHoldLinksAndWatchedWordsUntilTheyAreApproved(String text) throws Exception {
        String id = discussion
                .comment(token, text)
                .then()
                .statusCode(200)
                .body("response.held", equalTo(true))
                .extract()
                .path("response.id");
        assertThat(discussion.threads(null)).isEmpty();
        assertThat(held()).extracting("id").containsExactly(id);
        discussion.rate(ownerToken, id, "like").then().statusCode(404);
        discussion.reply(ownerToken, "x", id).then().statusCode(404);
        discussion.approve(token, id, true).then().statusCode(403).body("response", equalTo("not-owner"));

        for (int i = 0; i < 2; i++) {
            discussion
                    .approve(ownerToken, id, true)
                    .then()
                    .statusCode(200)
                    .body("response.held", equalTo(false))
                    .body("response.text", equalTo(text));
        }

        assertThat(held()).isEmpty();
        assertThat(discussion.threads(null)).extracting("text").containsExactly(text);
        assertThat(discussion.wrongNumbers()).isEmpty();
    }

    @Test
    void shouldDeleteARejectedComment() throws Exception {
        String thread = discussion.commented(token, "Thread");
        String reply = discussion.replied(token, "See www.example.com", thread);
        assertThat(discussion.threads(null)).extracting("replies").containsExactly(0);
        assertThat(discussion.replies(token, thread)).extracting("held").containsExactly(true);

        discussion
                .approve(ownerToken, reply, false)
                .then()
                .statusCode(200)
                .body("response.deleted", equalTo(true))
                .body("response.text", equalTo(""));

        assertThat(discussion.replies(token, thread)).isEmpty();
        assertThat(held()).isEmpty();
        assertThat(discussion.wrongNumbers()).isEmpty();
    }

    @Test
    void shouldNotHoldTheOwnerOfTheVideoAndModerators() throws Exception {
        discussion.accept(ownerToken, "held");
        for (String privileged : List.of(ownerToken, new Staff(vireo).token("moderator"))) {
            discussion
                    .comment(privileged, "https://example.com")
                    .then()
                    .statusCode(200)
                    .body("response.held", equalTo(false));
        }
    }

    @Test
    void shouldHoldTheThirdIdenticalComment() {
        String other = vireo.published(ownerToken, "Other");
        discussion.comment(token, "Buy it").then().body("response.held", equalTo(false));
        new Discussion(vireo, other).comment(token, " Buy it ").then().body("response.held", equalTo(false));

        discussion.comment(token, "Buy it").then().statusCode(200).body("response.held", equalTo(true));

        discussion.comment(token, "Something else").then().body("response.held", equalTo(false));
        discussion.comment(vireo.token(vireo.newAccount()), "Buy it").then().body("response.held", equalTo(false));
    }

    @Test
    void shouldReviewAnEditedText() throws Exception {
        String thread = discussion.commented(token, "Harmless");
        discussion.replied(ownerToken, "Reply", thread);

        discussion
                .edit(token, thread, "Now https://example.com")
                .then()
                .statusCode(200)
                .body("response.held", equalTo(true));

        // it keeps its place, because it has a reply
        assertThat(discussion.threads(null)).extracting("text").containsExactly("");
        assertThat(discussion.threads(null)).extracting("deleted").containsExactly(true);
        assertThat(discussion.threads(token)).extracting("text").containsExactly("Now https://example.com");
        assertThat(held()).extracting("id").containsExactly(thread);
        assertThat(discussion.wrongNumbers()).isEmpty();
        discussion.approve(ownerToken, thread, true).then().statusCode(200);
        assertThat(discussion.threads(null)).extracting("text").containsExactly("Now https://example.com");
    }

    @Test
    void shouldFollowThePolicyOfTheVideo() {
        String first = discussion.commented(token, "While open");
        vireo.video(hash).then().body("response.commenting", equalTo("open"));
        discussion.accept(ownerToken, "held").then().statusCode(200).body("response.commenting", equalTo("held"));
        discussion.comment(token, "Held").then().statusCode(200).body("response.held", equalTo(true));

        discussion.accept(ownerToken, "closed").then().statusCode(200).body("response.commenting", equalTo("closed"));

        for (var answer : List.of(
                discussion.comment(token, "x"),
                discussion.comment(ownerToken, "x"),
                discussion.reply(token, "x", first),
                discussion.edit(token, first, "x"))) {
            answer.then().statusCode(403).body("response", equalTo("comments-closed"));
        }
        assertThat(discussion.threads(null)).extracting("text").containsExactly("While open");
        discussion.delete(token, first).then().statusCode(200);
        discussion
                .accept(ownerToken, "sometimes")
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("comments"));
        discussion.accept(token, "open").then().statusCode(403).body("response", equalTo("not-owner"));
    }

    @Test
    void shouldApplyTheStandingOfTheAuthor() throws Exception {
        Staff staff = new Staff(vireo);
        String moderator = staff.token("moderator");
        String shown = discussion.commented(token, "In good standing");
        String answered = discussion.commented(token, "Answered");
        discussion.replied(ownerToken, "Reply", answered);

        staff.changeStanding(moderator, author, Map.of("standing", "limited", "reason", "x"))
                .then()
                .statusCode(200);
        discussion.comment(token, "Limited").then().statusCode(200).body("response.held", equalTo(true));

        staff.changeStanding(moderator, author, Map.of("standing", "frozen", "reason", "x"))
                .then()
                .statusCode(200);
        for (var answer : List.of(
                discussion.comment(token, "x"),
                discussion.edit(token, shown, "x"),
                discussion.rate(token, shown, "like"),
                discussion.delete(token, shown))) {
            answer.then().statusCode(403).body("response", equalTo("frozen"));
        }
        assertThat(discussion.threads(token)).hasSize(3);

        staff.changeStanding(moderator, author, Map.of("standing", "suspended", "reason", "x"))
                .then()
                .statusCode(200);
        assertThat(discussion.threads(null))
                .singleElement()
                .satisfies(place -> assertThat(place)
                        .containsEntry("id", answered)
                        .containsEntry("text", "")
                        .containsEntry("author", ""));
        assertThat(held()).isEmpty();
        discussion.rate(ownerToken, shown, "like").then().statusCode(404);
        discussion.reply(ownerToken, "x", answered).then().statusCode(404);
        assertThat(discussion.threads(moderator)).extracting("text").containsExactly("Answered");

        staff.changeStanding(moderator, author, Map.of("standing", "good", "reason", ""))
                .then()
                .statusCode(200);
        assertThat(discussion.threads(null)).extracting("text").containsExactly("Answered", "In good standing");
    }

    @Test
    void shouldRejectThoseWhoAreBlocked() {
        String reader = vireo.newAccount();
        String readerToken = vireo.token(reader);
        String thread = discussion.commented(readerToken, "Thread");
        String reply = discussion.replied(ownerToken, "Reply", thread);
        discussion.commented(token, "Before the block");
        block(readerToken, author);

        discussion.reply(token, "x", thread).then().statusCode(403).body("response", equalTo("comments-closed"));
        discussion.reply(token, "x", reply).then().statusCode(403).body("response", equalTo("comments-closed"));
        discussion.comment(token, "To others").then().statusCode(200);
        assertThat(discussion.threads(readerToken)).extracting("text").containsExactly("Thread");
        assertThat(discussion.threads(null)).hasSize(3);

        block(ownerToken, author);
        discussion.comment(token, "x").then().statusCode(403).body("response", equalTo("comments-closed"));
        assertThat(discussion.threads(ownerToken))
                .as("the owner decides about them")
                .hasSize(3);
    }

    private void block(String by, String name) {
        vireo.request()
                .header("Authorization", by)
                .put("/me/blocks/{name}", name)
                .then()
                .statusCode(200);
    }

    @Test
    void shouldHoldNothingOfAnImportedAccountWithoutADate() throws Exception {
        Rows.change("UPDATE Channels SET Created = NULL WHERE Username = ?", author);

        discussion.comment(token, "Hello").then().statusCode(200).body("response.held", equalTo(false));
    }
}
