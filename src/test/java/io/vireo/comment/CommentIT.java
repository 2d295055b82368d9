package io.vireo.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comments, replies, edits, ratings, pins, and what remains of deleted comments. */
class CommentIT extends ServerTest {
    private String ownerToken;
    private String author;
    private String token;
    private String hash;
    private Discussion discussion;

    @BeforeEach
    void publish() {
        ownerToken = vireo.token(vireo.newAccount());
        author = vireo.newAccount();
        token = vireo.token(author);
        hash = vireo.published(ownerToken, "Hills");
        discussion = new Discussion(vireo, hash);
    }

    @Test
    void shouldReturnANewCommentInTheShapeOfTheContract() {
        Map<String, Object> comment = discussion
                .comment(token, "Lovely")
                .then()
                .statusCode(200)
                .extract()
                .path("response");

        assertThat(comment.keySet())
                .containsExactly(
                        "id",
                        "author",
                        "text",
                        "created",
                        "edited",
                        "reply-to",
                        "replies",
                        "likes",
                        "pinned",
                        "held",
                        "deleted",
                        "rating",
                        "video");
        assertThat(comment)
                .containsEntry("author", author)
                .containsEntry("text", "Lovely")
                .containsEntry("edited", "")
                .containsEntry("reply-to", "")
                .containsEntry("replies", 0)
                .containsEntry("likes", 0)
                .containsEntry("pinned", false)
                .containsEntry("held", false)
                .containsEntry("deleted", false)
                .containsEntry("rating", "none")
                .containsEntry("video", hash);
        assertThat(comment.get("id")).isInstanceOf(String.class);
        assertThat((String) comment.get("created")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(discussion.threads(null)).containsExactly(comment);
    }

    @Test
    void shouldReturnEveryTextUnchanged() {
        List<String> texts = List.of(
                "<img src=x onerror=alert(1)><script>alert(2)</script>",
                "&lt;b&gt; & \"quotes\" 'single' `back` \\n \\u0041 %s {{x}} ${y}",
                "\u202Eright to left\u202C and \u2066isolated\u2069",
                "👩‍👩‍👧‍👦 😀 𝒳",
                "a\u0000b\u0007c",
                "  spaces \t and \r\n lines \n",
                "e\u0301 is not é",
                "'; DROP TABLE Comments; --",
                "**no** [Markdown](x) _here_",
                "😀".repeat(5000),
                "x");
        for (String text : texts) {
            discussion.comment(ownerToken, text).then().statusCode(200).body("response.text", equalTo(text));
            assertThat(discussion.threads(null).get(0)).containsEntry("text", text);
        }
    }

    @Test
    void shouldRejectInvalidTexts() {
        for (Object text : List.of("", " \t\n", "\u0000", "x".repeat(5001), 7, List.of("x"))) {
            discussion.comment(token, text).then().statusCode(400).body("response.invalid-field", equalTo("text"));
        }
        vireo.json()
                .header("Authorization", token)
                .body("{}")
                .post("/v/{hash}/comments", hash)
                .then()
                .statusCode(400)
                .body("response.missing-field", equalTo("text"));
        vireo.json()
                .body("{}")
                .post("/v/{hash}/comments", hash)
                .then()
                .statusCode(400)
                .body("response", equalTo("token"));
        discussion.reply(token, "x", 5).then().statusCode(400).body("response.invalid-field", equalTo("reply-to"));
        for (String id : List.of("", "zzzzzz", "no such", "1".repeat(60))) {
            discussion.reply(token, "x", id).then().statusCode(404).body("response", equalTo("no-comment"));
        }
        new Discussion(vireo, "aaaaaaa")
                .comment(token, "x")
                .then()
                .statusCode(404)
                .body("response", equalTo("no-video"));
    }

    @Test
    void shouldHaveTwoLevels() {
        String thread = discussion.commented(token, "Thread");
        String first = discussion.replied(ownerToken, "First", thread);
        String second = discussion.replied(token, "Second, to the first", first);
        String other = discussion.commented(token, "Other thread");

        assertThat(discussion.threads(null)).extracting("id").containsExactly(other, thread);
        assertThat(discussion.threads(null)).extracting("replies").containsExactly(0, 2);
        assertThat(discussion.replies(null, thread)).extracting("id").containsExactly(first, second);
        assertThat(discussion.replies(null, thread)).extracting("reply-to").containsExactly(thread, first);
        assertThat(discussion.replies(null, thread)).extracting("replies").containsExactly(1, 0);
        for (String id : List.of(first, "zzzzzz", "%20")) {
            discussion
                    .get(null, "/v/" + hash + "/comments/" + id + "/replies")
                    .then()
                    .statusCode(404)
                    .body("response", equalTo("no-comment"));
        }
        String elsewhere = vireo.published(ownerToken, "Elsewhere");
        new Discussion(vireo, elsewhere).reply(token, "x", thread).then().statusCode(404);
        new Discussion(vireo, elsewhere).delete(token, thread).then().statusCode(404);
    }

    @Test
    void shouldCountShownComments() throws Exception {
        String thread = discussion.commented(token, "Thread");
        String reply = discussion.replied(ownerToken, "Reply", thread);
        Await.until(
                "two comments",
                () -> vireo.video(hash).path("response.comments").equals(2));

        discussion.delete(ownerToken, reply).then().statusCode(200);

        Await.until(
                "one comment", () -> vireo.video(hash).path("response.comments").equals(1));
    }

    @Test
    void shouldEditOnlyForItsAuthorAndWithinADay() throws Exception {
        String id = discussion.commented(token, "Before");

        discussion.edit(ownerToken, id, "Not mine").then().statusCode(403).body("response", equalTo("not-owner"));
        discussion.edit(token, id, "Before").then().statusCode(200).body("response.edited", equalTo(""));
        discussion
                .edit(token, id, "After")
                .then()
                .statusCode(200)
                .body("response.text", equalTo("After"))
                .body("response.edited", matchesPattern("20.*Z"));
        assertThat(discussion.threads(null)).extracting("text").containsExactly("After");

        Rows.change("UPDATE Comments SET Created = Created - 86460000 WHERE CommentID = ?", Long.parseLong(id, 36));
        discussion.edit(token, id, "Late").then().statusCode(403).body("response", equalTo("edit-time-over"));
    }

    @Test
    void shouldRateOnceForEachAccount() throws Exception {
        String id = discussion.commented(token, "Liked");
        for (int i = 0; i < 2; i++) {
            discussion
                    .rate(ownerToken, id, "like")
                    .then()
                    .statusCode(200)
                    .body("response.likes", equalTo(1))
                    .body("response.rating", equalTo("like"));
        }
        discussion.rate(token, id, "like").then().statusCode(200).body("response.likes", equalTo(2));
        assertThat(discussion.threads(ownerToken)).extracting("rating").containsExactly("like");
        assertThat(discussion.threads(null)).extracting("rating").containsExactly("none");
        for (int i = 0; i < 2; i++) {
            discussion.rate(ownerToken, id, "none").then().statusCode(200).body("response.likes", equalTo(1));
        }
        discussion.rate(token, id, "dislike").then().statusCode(400).body("response.invalid-field", equalTo("rating"));
        assertThat(discussion.wrongNumbers()).isEmpty();
    }

    @Test
    void shouldPinThreadsForTheOwnerOfTheVideo() {
        String pinned = discussion.commented(token, "Old");
        String reply = discussion.replied(token, "Reply", pinned);
        String newest = discussion.commented(token, "New");

        discussion.pin(token, pinned, true).then().statusCode(403).body("response", equalTo("not-owner"));
        discussion.pin(ownerToken, reply, true).then().statusCode(409).body("response", equalTo("not-pinnable"));
        discussion.pin(ownerToken, pinned, true).then().statusCode(200).body("response.pinned", equalTo(true));
        assertThat(discussion.threads(null)).extracting("id").containsExactly(pinned, newest);
        discussion.pin(ownerToken, pinned, false).then().statusCode(200).body("response.pinned", equalTo(false));
        assertThat(discussion.threads(null)).extracting("id").containsExactly(newest, pinned);
    }

    @Test
    void shouldDeleteForAuthorAndOwnerOnly() {
        String other = vireo.token(vireo.newAccount());
        String first = discussion.commented(token, "First");
        String second = discussion.commented(token, "Second");

        discussion.delete(other, first).then().statusCode(403).body("response", equalTo("not-owner"));
        discussion
                .delete(token, first)
                .then()
                .statusCode(200)
                .body("response.deleted", equalTo(true))
                .body("response.text", equalTo(""))
                .body("response.author", equalTo(""));
        discussion.delete(token, first).then().statusCode(404).body("response", equalTo("no-comment"));
        discussion.delete(ownerToken, second).then().statusCode(200);
        assertThat(discussion.threads(null)).isEmpty();
    }

    @Test
    void shouldKeepThePlaceOfADeletedCommentUntilItsLastReplyIsDeleted() throws Exception {
        String thread = discussion.commented(token, "Thread");
        String first = discussion.replied(ownerToken, "First", thread);
        String second = discussion.replied(token, "Second", first);
        discussion.rate(ownerToken, thread, "like").then().statusCode(200);
        discussion.pin(ownerToken, thread, true).then().statusCode(200);

        discussion.delete(token, thread).then().statusCode(200);
        discussion.delete(ownerToken, first).then().statusCode(200);

        assertThat(discussion.threads(null))
                .singleElement()
                .satisfies(place -> assertThat(place)
                        .containsEntry("id", thread)
                        .containsEntry("text", "")
                        .containsEntry("author", "")
                        .containsEntry("deleted", true)
                        .containsEntry("pinned", false)
                        .containsEntry("likes", 0)
                        .containsEntry("replies", 1));
        assertThat(discussion.replies(null, thread)).extracting("text").containsExactly("", "Second");
        assertThat(discussion.replies(null, thread)).extracting("deleted").containsExactly(true, false);
        for (var answer : List.of(
                discussion.edit(token, thread, "x"),
                discussion.rate(token, thread, "like"),
                discussion.pin(ownerToken, thread, true),
                discussion.reply(token, "x", thread),
                discussion.delete(token, thread))) {
            answer.then().statusCode(404).body("response", equalTo("no-comment"));
        }
        Await.until("no rating", () -> discussion.wrongNumbers().isEmpty());

        discussion.delete(token, second).then().statusCode(200);

        assertThat(discussion.threads(null)).isEmpty();
        assertThat(Rows.select("SELECT 1 FROM Comments JOIN Videos USING (VideoID) WHERE PathHash = ?", hash))
                .isEmpty();
        discussion
                .get(null, "/v/" + hash + "/comments/" + thread + "/replies")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldLimitTheNumberOfComments() {
        for (int i = 0; i < 30; i++) {
            discussion.comment(token, "Number " + i).then().statusCode(200);
        }

        discussion.comment(token, "One more").then().statusCode(429).body("response", equalTo("too-many-requests"));

        discussion.comment(ownerToken, "Another account").then().statusCode(200);
    }

    @Test
    void shouldCommentOnAnUnlistedVideoWithItsKeyOnly() {
        String key = vireo.json()
                .header("Authorization", ownerToken)
                .body(Map.of("visibility", "unlisted"))
                .patch("/v/{hash}", hash)
                .path("response.key");

        discussion.comment(token, "Without").then().statusCode(404).body("response", equalTo("no-video"));
        vireo.json()
                .header("Authorization", token)
                .body(new HashMap<>(Map.of("text", "With")))
                .post("/v/{hash}/comments?k={key}", hash, key)
                .then()
                .statusCode(200);
        discussion.get(null, "/v/" + hash + "/comments").then().statusCode(404);
        discussion
                .get(null, "/v/" + hash + "/comments?limit=1&k=" + key)
                .then()
                .statusCode(200)
                .body("response.size()", equalTo(1));
    }
}
