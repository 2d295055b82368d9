package io.vireo.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of comments, also while others write. */
class CommentListIT extends ServerTest {
    /** Comments of the same millisecond. */
    private static final long CREATED = 1_795_000_000_000L;

    private String author;
    private String token;
    private String hash;
    private Discussion discussion;

    @BeforeEach
    void publish() {
        author = vireo.newAccount();
        token = vireo.token(author);
        hash = vireo.published(token, "Hills");
        discussion = new Discussion(vireo, hash);
    }

    /** Inserts comments; every fifth has the same number of likes. Returns the ids in ascending order. */
    private List<String> insert(int number, long threadId) throws SQLException {
        Rows.change(
                "INSERT INTO Comments (VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, Created, State, Likes)"
                        + " SELECT VideoID, ChannelID, ?, ?, ChannelID, CONCAT('text ', seq), ?, 'shown', seq % 5"
                        + " FROM Videos, seq_1_to_" + number + " WHERE PathHash = ?",
                threadId,
                threadId,
                CREATED,
                hash);
        return ids("ThreadID = " + threadId + " AND Created = " + CREATED);
    }

    private List<String> ids(String condition) throws SQLException {
        return new ArrayList<>(Rows.select(
                        "SELECT CommentID FROM Comments JOIN Videos USING (VideoID) WHERE PathHash = ? AND " + condition
                                + " ORDER BY CommentID",
                        hash)
                .stream()
                .map(id -> CommentKey.text(Long.parseLong(id)))
                .toList());
    }

    /** Adds three comments and deletes one of them, as others do between two pages. */
    private void disturb(long threadId) {
        try {
            for (int i = 0; i < 3; i++) {
                Rows.change(
                        "INSERT INTO Comments (VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, Created, State, Likes)"
                                + " SELECT VideoID, ChannelID, ?, ?, ChannelID, 'passing', 1, 'shown', ? FROM Videos"
                                + " WHERE PathHash = ?",
                        threadId,
                        threadId,
                        i * 2,
                        hash);
            }
            Rows.change(
                    "DELETE c FROM Comments c JOIN Videos USING (VideoID) WHERE PathHash = ? AND Text = 'passing' AND c.Likes = 2",
                    hash);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldShowEachLastingThreadOnceWhileOthersWrite() throws Exception {
        List<String> lasting = insert(300, 0);
        Collections.reverse(lasting);

        List<String> listed = discussion.pages("/v/" + hash + "/comments?limit=7", () -> disturb(0));

        assertThat(listed).filteredOn(lasting::contains).isEqualTo(lasting);
        assertThat(listed).doesNotHaveDuplicates();
    }

    @Test
    void shouldShowEachLastingReplyOnceWhileOthersWrite() throws Exception {
        String thread = discussion.commented(token, "Thread");
        long threadId = CommentKey.parse(thread);
        List<String> lasting = insert(100, threadId);

        AtomicInteger disturbances = new AtomicInteger(5);

        // those that are added meanwhile follow all others
        List<String> listed = discussion.pages("/v/" + hash + "/comments/" + thread + "/replies?limit=7", () -> {
            if (disturbances.getAndDecrement() > 0) {
                disturb(threadId);
            }
        });

        assertThat(listed).filteredOn(lasting::contains).isEqualTo(lasting);
        assertThat(listed).doesNotHaveDuplicates();
    }

    @Test
    void shouldSortByPinThenLikesThenAge() throws Exception {
        insert(60, 0);
        Rows.change(
                "UPDATE Comments JOIN Videos USING (VideoID) SET Pinned = 1 WHERE PathHash = ? AND Text IN ('text 3', 'text 5')",
                hash);
        List<String> expected = Rows.select(
                        "SELECT CommentID FROM Comments JOIN Videos USING (VideoID) WHERE PathHash = ?"
                                + " ORDER BY Pinned DESC, Likes DESC, CommentID DESC",
                        hash)
                .stream()
                .map(id -> CommentKey.text(Long.parseLong(id)))
                .toList();

        List<String> listed = discussion.pages("/v/" + hash + "/comments?limit=7&sort=top", () -> disturb(0));

        assertThat(listed).filteredOn(expected::contains).isEqualTo(expected);
        assertThat(discussion
                        .pages("/v/" + hash + "/comments?limit=1", () -> {})
                        .subList(0, 2))
                .as("newest first")
                .isEqualTo(List.of(expected.get(1), expected.get(0)));
    }

    @Test
    void shouldReturnAtMostAHundredWithoutALimit() throws Exception {
        insert(101, 0);

        Response whole = discussion.get(null, "/v/" + hash + "/comments");

        assertThat(whole.<List<String>>path("response.id")).hasSize(100);
        assertThat(whole.header("Link")).contains("limit=100", "sort=newest");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "after=x, after",
        "sort=best, sort",
        "sort=, sort",
    })
    void shouldRejectInvalidParameters(String query, String field) {
        discussion
                .get(null, "/v/" + hash + "/comments?" + query)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo(field));
    }

    @Test
    void shouldRejectTheCursorOfAnotherList() throws Exception {
        insert(3, 0);
        String next =
                VireoClient.next("/v/" + hash + "/comments", discussion.get(null, "/v/" + hash + "/comments?limit=1"));
        String cursor = String.valueOf(next).replaceFirst(".*after=([^&]*).*", "$1");
        String other = vireo.published(token, "Other");

        for (String path : List.of(
                "/v/" + hash + "/comments?sort=top&after=" + cursor, "/v/" + other + "/comments?after=" + cursor)) {
            discussion.get(null, path).then().statusCode(400).body("response.invalid-field", equalTo("after"));
        }
        discussion.get(null, "/v/" + hash + "/comments?after=" + cursor).then().statusCode(200);
    }

    @Test
    void shouldKeepTheKeyOfAnUnlistedVideoInTheLink() throws Exception {
        insert(3, 0);
        String key = vireo.json()
                .header("Authorization", token)
                .body(Map.of("visibility", "unlisted"))
                .patch("/v/{hash}", hash)
                .path("response.key");

        assertThat(discussion.pages("/v/" + hash + "/comments?limit=2&k=" + key, () -> {}))
                .hasSize(3);
    }

    @Test
    void shouldShowHeldCommentsOnlyToTheirAuthor() {
        String reader = vireo.token(vireo.newAccount());
        String writer = vireo.token(vireo.newAccount());
        String before = discussion.commented(reader, "Before");
        String held = discussion.commented(writer, "See https://example.com");
        String after = discussion.commented(reader, "After");

        assertThat(discussion.threads(writer)).extracting("id").containsExactly(after, held, before);
        assertThat(discussion.threads(writer)).extracting("held").containsExactly(false, true, false);
        assertThat(discussion.threads(reader)).extracting("id").containsExactly(after, before);
        assertThat(discussion.threads(null)).extracting("id").containsExactly(after, before);
        Response first = discussion.get(writer, "/v/" + hash + "/comments?limit=2");
        assertThat(first.<List<String>>path("response.id")).containsExactly(after, held);
        String next = String.valueOf(VireoClient.next("/v/" + hash + "/comments?limit=2", first));
        assertThat(discussion.get(writer, next).<List<String>>path("response.id"))
                .containsExactly(before);
    }

    /** First pages for visitors without an account are kept for a moment. */
    @Test
    void shouldShowEachChangeToEverybodyAtOnce() {
        assertThat(shownToEverybody()).isEmpty();
        String first = discussion.commented(token, "first");
        assertThat(shownToEverybody()).containsExactly("first");
        String second = discussion.commented(token, "second");
        assertThat(shownToEverybody()).containsExactly("second", "first");
        discussion.edit(token, first, "edited").then().statusCode(200);
        assertThat(shownToEverybody()).containsExactly("second", "edited");
        discussion.pin(token, first, true).then().statusCode(200);
        assertThat(shownToEverybody()).containsExactly("edited", "second");
        discussion.rate(token, second, "like").then().statusCode(200);
        assertThat(discussion.threads(null)).last().extracting("likes").isEqualTo(1);
        String reply = discussion.replied(token, "reply", second);
        assertThat(discussion.threads(null)).last().extracting("replies").isEqualTo(1);
        assertThat(discussion.replies(null, second)).extracting("text").containsExactly("reply");
        discussion.edit(token, reply, "better").then().statusCode(200);
        assertThat(discussion.replies(null, second)).extracting("text").containsExactly("better");
        discussion.delete(token, reply).then().statusCode(200);
        assertThat(discussion.replies(null, second)).isEmpty();
        assertThat(discussion.threads(null)).last().extracting("replies").isEqualTo(0);
        discussion.delete(token, first).then().statusCode(200);
        assertThat(shownToEverybody()).containsExactly("second");
    }

    private List<Object> shownToEverybody() {
        return discussion.threads(null).stream()
                .map(comment -> comment.get("text"))
                .toList();
    }
}
