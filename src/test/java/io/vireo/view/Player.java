package io.vireo.view;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.VireoClient;
import java.util.HashMap;
import java.util.Map;

/** A player that reports views, optionally with a token and other headers. */
public record Player(VireoClient vireo, Map<String, String> headers) {
    public Player(VireoClient vireo) {
        this(vireo, Map.of());
    }

    public Player with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Player(vireo, all);
    }

    private RequestSpecification request() {
        return vireo.request().headers(headers);
    }

    public Response begin(String hash) {
        return request().post("/v/{hash}/view", hash);
    }

    public String ticket(String hash) {
        return begin(hash).then().statusCode(200).extract().path("response.ticket");
    }

    public Response proceed(String hash, Object ticket, Object position) {
        return request()
                .contentType("application/json")
                .body(Map.of("ticket", ticket, "position", position))
                .put("/v/{hash}/view", hash);
    }

    /** Watches a video until the view counts, or a second longer than its duration of at most a second demands. */
    public void watch(String hash) throws Exception {
        String ticket = ticket(hash);
        long end = System.nanoTime() + 1_000_000_000L;
        Await.until("the end of the video", () -> System.nanoTime() > end);
        proceed(hash, ticket, 1).then().statusCode(200);
    }

    /** Returns a published video of a given duration. */
    public static String video(VireoClient vireo, String token, int millis) throws Exception {
        String hash = vireo.published(token, "Views of " + millis);
        Rows.change("UPDATE Videos SET DurationMillis = ? WHERE PathHash = ?", millis, hash);
        return hash;
    }

    /** Returns the views of a video, folded or not. */
    public static int views(String hash) throws Exception {
        return Integer.parseInt(Rows.select(
                        "SELECT COALESCE((SELECT t.Views FROM VideoTallies t WHERE t.VideoID = v.VideoID), 0)"
                                + " + COALESCE((SELECT SUM(d.Delta) FROM TallyDeltas d WHERE d.Kind = 3"
                                + " AND d.SubjectID = v.VideoID), 0) FROM Videos v WHERE v.PathHash = ?",
                        hash)
                .get(0));
    }
}
