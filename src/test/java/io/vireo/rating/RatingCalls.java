package io.vireo.rating;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.VireoClient;
import java.util.List;
import java.util.Map;

/** Rates videos and reads the numbers. */
record RatingCalls(VireoClient vireo) {
    Response rate(String token, String hash, Object rating) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("rating", rating))
                .put("/v/{hash}/rating", hash);
    }

    Response rating(String token, String hash) {
        return vireo.request().header("Authorization", token).get("/v/{hash}/rating", hash);
    }

    /** Waits until the changes of a video are folded, and returns its likes and dislikes in {@code GET /v/…}. */
    List<Integer> settled(String hash) throws Exception {
        Await.until(
                "the fold",
                () -> Rows.select(
                                "SELECT d.DeltaID FROM TallyDeltas d JOIN Videos v ON v.VideoID = d.SubjectID"
                                        + " WHERE v.PathHash = ? AND d.Kind < 5",
                                hash)
                        .isEmpty());
        String folded = Rows.select(
                        "SELECT CONCAT(Likes + LikesBefore, ' ', Dislikes + DislikesBefore) FROM VideoTallies t"
                                + " JOIN Videos v USING (VideoID) WHERE v.PathHash = ?",
                        hash)
                .get(0);
        Await.until("the caches", () -> shown(hash).equals(folded));
        return List.of(Integer.valueOf(folded.split(" ")[0]), Integer.valueOf(folded.split(" ")[1]));
    }

    private String shown(String hash) {
        Response video = vireo.video(hash);
        return video.path("response.likes") + " " + video.path("response.dislikes");
    }
}
