package io.vireo.comment;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The deletion of a video or a channel takes its comments with it; the export has them. */
class CommentDeletionIT extends ServerTest {
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

    private static String videoId(String hash) throws SQLException {
        return Rows.select("SELECT VideoID FROM Videos WHERE PathHash = ?", hash)
                .get(0);
    }

    private static boolean isEmpty(String table, String condition, Object... parameters) throws SQLException {
        return Rows.select("SELECT 1 FROM " + table + " WHERE " + condition + " LIMIT 1", parameters)
                .isEmpty();
    }

    @Test
    void shouldDeleteTheCommentsOfAVideo() throws Exception {
        String videoId = videoId(hash);
        Rows.change(
                "INSERT INTO Comments (VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, Created, State)"
                        + " SELECT VideoID, ChannelID, 0, 0, ChannelID, 'many', 1, 'shown' FROM Videos, seq_1_to_1200"
                        + " WHERE PathHash = ?",
                hash);
        String id = discussion.commented(token, "https://example.com");
        discussion.approve(ownerToken, id, true).then().statusCode(200);
        discussion.rate(ownerToken, id, "like").then().statusCode(200);
        discussion.commented(token, "https://example.com/held");

        vireo.deleteVideo(ownerToken, hash).then().statusCode(200);

        discussion.get(null, "/v/" + hash + "/comments").then().statusCode(404);
        discussion.comment(token, "x").then().statusCode(404);
        assertThat(discussion.get(ownerToken, "/me/comments/held").<List<Object>>path("response"))
                .isEmpty();
        Await.until("no comments", () -> isEmpty("Comments", "VideoID = ?", videoId));
        assertThat(isEmpty("CommentRatings", "CommentID = ?", CommentKey.parse(id)))
                .isTrue();
    }

    @Test
    void shouldDeleteTheCommentsAndRatingsOfAChannel() throws Exception {
        String id = Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", author)
                .get(0);
        String answered = discussion.commented(token, "Answered");
        discussion.replied(ownerToken, "Reply of the owner", answered);
        String thread = discussion.commented(ownerToken, "Thread of the owner");
        discussion.replied(token, "Reply", thread);
        discussion.rate(token, thread, "like").then().statusCode(200);
        Rows.change(
                "INSERT INTO Comments (VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, Created, State)"
                        + " SELECT v.VideoID, v.ChannelID, 0, 0, ?, 'many', 1, IF(seq % 3, 'shown', 'held')"
                        + " FROM Videos v, seq_1_to_120 WHERE PathHash = ?",
                Long.parseLong(id), hash);
        Rows.change(
                "INSERT INTO TallyDeltas (Kind, SubjectID, Delta) SELECT 4, VideoID, 80 FROM Videos WHERE PathHash = ?",
                hash);

        vireo.deleteAccount(token, author, PASSWORD).then().statusCode(200);

        assertThat(discussion.threads(null)).extracting("text").containsExactly("Thread of the owner", "");
        Await.until("no comments", () -> isEmpty("Comments", "ChannelID = ?", Long.parseLong(id)));
        assertThat(discussion.threads(null)).extracting("text").containsExactly("Thread of the owner", "");
        assertThat(discussion.threads(null)).extracting("author").containsExactly(owner, "");
        assertThat(discussion.threads(null)).extracting("replies").containsExactly(0, 1);
        assertThat(discussion.threads(null)).extracting("likes").containsExactly(0, 0);
        assertThat(isEmpty("CommentRatings", "ChannelID = ?", Long.parseLong(id)))
                .isTrue();
        assertThat(discussion.wrongNumbers()).isEmpty();
    }

    @Test
    void shouldExportComments() throws Exception {
        String shown = discussion.commented(token, "<b>Shown</b>");
        String held = discussion.commented(token, "www.example.com");
        String other = discussion.commented(ownerToken, "Not mine");
        discussion.rate(token, other, "like").then().statusCode(200);

        byte[] zip = vireo.request()
                .header("Authorization", token)
                .get("/c/{name}/export", author)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            entries.getNextEntry();
            JsonPath account = JsonPath.from(new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(account.getList("comments.id")).isEqualTo(List.of(shown, held));
            assertThat(account.getList("comments.text")).isEqualTo(List.of("<b>Shown</b>", "www.example.com"));
            assertThat(account.getList("comments.state")).isEqualTo(List.of("shown", "held"));
            assertThat(account.getList("comments.video")).isEqualTo(List.of(hash, hash));
            assertThat(account.getList("liked-comments.id")).isEqualTo(List.of(other));
        }
    }
}
