package io.vireo.comment;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.Rows;
import io.vireo.VireoClient;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls for the comments of one video. */
final class Discussion {
    private final VireoClient vireo;
    private final String hash;

    Discussion(VireoClient vireo, String hash) {
        this.vireo = vireo;
        this.hash = hash;
    }

    Response comment(String token, Object text) {
        return reply(token, text, null);
    }

    /** @param id the answered comment; null for a new thread */
    Response reply(String token, Object text, @Nullable Object id) {
        Map<String, Object> body = new HashMap<>(Map.of("text", text));
        if (id != null) {
            body.put("reply-to", id);
        }
        return vireo.json().header("Authorization", token).body(body).post("/v/{hash}/comments", hash);
    }

    /** Adds a comment and returns its id. */
    String commented(String token, String text) {
        return comment(token, text).then().statusCode(200).extract().path("response.id");
    }

    /** Adds a reply and returns its id. */
    String replied(String token, String text, String id) {
        return reply(token, text, id).then().statusCode(200).extract().path("response.id");
    }

    Response edit(String token, String id, String text) {
        return change(token, Map.of("text", text)).patch("/v/{hash}/comments/{id}", hash, id);
    }

    Response delete(String token, String id) {
        return vireo.request().header("Authorization", token).delete("/v/{hash}/comments/{id}", hash, id);
    }

    Response rate(String token, String id, String rating) {
        return change(token, Map.of("rating", rating)).put("/v/{hash}/comments/{id}/rating", hash, id);
    }

    Response pin(String token, String id, boolean pinned) {
        return change(token, Map.of("pinned", pinned)).put("/v/{hash}/comments/{id}/pin", hash, id);
    }

    Response approve(String token, String id, boolean approved) {
        return change(token, Map.of("approved", approved)).put("/v/{hash}/comments/{id}/approval", hash, id);
    }

    /** Sets the policy for comments of the video. */
    Response accept(String token, String policy) {
        return change(token, Map.of("comments", policy)).patch("/v/{hash}", hash);
    }

    private RequestSpecification change(String token, Map<String, ?> body) {
        return vireo.json().header("Authorization", token).body(body);
    }

    List<Map<String, Object>> threads(@Nullable String token) {
        return list(token, "/v/" + hash + "/comments");
    }

    List<Map<String, Object>> replies(@Nullable String token, String id) {
        return list(token, "/v/" + hash + "/comments/" + id + "/replies");
    }

    private List<Map<String, Object>> list(@Nullable String token, String path) {
        return get(token, path).then().statusCode(200).extract().path("response");
    }

    Response get(@Nullable String token, String path) {
        RequestSpecification request = vireo.request().urlEncodingEnabled(false);
        return (token == null ? request : request.header("Authorization", token)).get(path);
    }

    /** Returns the ids of all pages of a list, in their order. */
    List<String> pages(String path, Runnable betweenPages) {
        List<String> ids = new ArrayList<>();
        for (String next = path; next != null; ) {
            Response page = get(null, next);
            page.then().statusCode(200);
            ids.addAll(page.<List<String>>path("response.id"));
            next = VireoClient.next(next, page);
            betweenPages.run();
        }
        return ids;
    }

    /** Returns what is wrong with the numbers in the rows of the video; empty if they equal the facts. */
    List<String> wrongNumbers() throws SQLException {
        List<String> wrong = new ArrayList<>(Rows.select(
                "SELECT CONCAT(c.CommentID, ' ', c.State, ' ', c.Replies, ' ', c.Children, ' ', c.Likes) FROM Comments c"
                        + " JOIN Videos v USING (VideoID) WHERE v.PathHash = ? AND (c.Replies <> (SELECT COUNT(*) FROM Comments r"
                        + " WHERE r.State = 'shown' AND c.CommentID IN (r.ThreadID, r.ReplyToID))"
                        + " OR c.Children <> (SELECT COUNT(*) FROM Comments r WHERE c.CommentID IN (r.ThreadID, r.ReplyToID))"
                        + " OR c.Likes <> (SELECT COUNT(*) FROM CommentRatings l WHERE l.CommentID = c.CommentID)"
                        + " OR (c.State = 'deleted' AND c.Children = 0))",
                hash));
        wrong.addAll(Rows.select(
                "SELECT CONCAT('tally of ', VideoID) FROM Videos v LEFT JOIN VideoTallies t USING (VideoID) WHERE v.PathHash = ?"
                        + " AND COALESCE(t.Comments, 0) + COALESCE((SELECT SUM(d.Delta) FROM TallyDeltas d WHERE d.Kind = 4"
                        + " AND d.SubjectID = v.VideoID), 0)"
                        + " <> (SELECT COUNT(*) FROM Comments c WHERE c.VideoID = v.VideoID AND c.State = 'shown')",
                hash));
        return wrong;
    }
}
