package io.vireo.playlist;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.Rows;
import io.vireo.VireoClient;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls for playlists, with the token of one account. */
final class PlaylistCalls {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final VireoClient vireo;
    private final @Nullable String token;

    /** @param token null for calls without one */
    PlaylistCalls(VireoClient vireo, @Nullable String token) {
        this.vireo = vireo;
        this.token = token;
    }

    Response create(String title, String visibility) {
        return json().body(Map.of("title", title, "visibility", visibility)).post("/me/playlists");
    }

    /** Creates a playlist and returns its hash path. */
    String created(String visibility) {
        return create("A list", visibility).then().statusCode(200).extract().path("response.playlist");
    }

    Response own() {
        return request().get("/me/playlists");
    }

    Response get(String playlist) {
        return request().get("/p/{playlist}", playlist);
    }

    Response about(String playlist) {
        return request().get("/p/{playlist}/about", playlist);
    }

    Response change(String playlist, Map<String, ?> body) {
        return json().body(body).patch("/p/{playlist}", playlist);
    }

    Response delete(String playlist) {
        return request().delete("/p/{playlist}", playlist);
    }

    Response add(String playlist, String video) {
        return request().put("/p/{playlist}/v/{video}", playlist, video);
    }

    Response remove(String playlist, String video) {
        return request().delete("/p/{playlist}/v/{video}", playlist, video);
    }

    /** @param before null for the end */
    Response move(String playlist, String video, @Nullable String before) {
        return json().body(Collections.singletonMap("before", before))
                .patch("/p/{playlist}/v/{video}", playlist, video);
    }

    Response later() {
        return request().get("/me/later");
    }

    Response addLater(String video) {
        return request().put("/me/later/{video}", video);
    }

    Response removeLater(String video) {
        return request().delete("/me/later/{video}", video);
    }

    /** Returns the hash paths of all videos of a list, read in pages. */
    List<String> paged(String path, int limit, Runnable betweenPages) {
        List<String> videos = new ArrayList<>();
        for (String next = path + "?limit=" + limit; next != null; ) {
            Response page = request().urlEncodingEnabled(false).get(next);
            page.then().statusCode(200);
            videos.addAll(page.path("response.thumbnail"));
            next = VireoClient.next(next, page);
            betweenPages.run();
        }
        return videos;
    }

    /** Inserts public videos of a channel, which have no files, and returns their hash paths. */
    static List<String> videos(String channel, int number) throws SQLException {
        String title = "v" + RANDOM.nextLong(1L << 60);
        Rows.change(
                "INSERT INTO Videos (PathHash, ChannelID, Title, Upload, Published)"
                        + " SELECT LPAD(LOWER(CONV(? + seq, 10, 36)), 7, '0'), c.ChannelID, ?, '2026-02-03', 1"
                        + " FROM seq_1_to_" + number + ", Channels c WHERE c.Username = ?",
                RANDOM.nextLong(2_000_000_000L, 70_000_000_000L),
                title,
                channel);
        return Rows.select("SELECT PathHash FROM Videos WHERE Title = ? ORDER BY VideoID", title);
    }

    /** Adds videos to a playlist without the API, with ranks as if they had been added one after the other. */
    static void fill(String playlist, List<String> videos) throws SQLException {
        for (String video : videos) {
            Rows.change(
                    "INSERT INTO PlaylistItems (PlaylistID, VideoID, SortRank, Added)"
                            + " SELECT p.PlaylistID, v.VideoID, COALESCE((SELECT MAX(i.SortRank) FROM PlaylistItems i"
                            + " WHERE i.PlaylistID = p.PlaylistID), 0) + ?, 0 FROM Playlists p, Videos v"
                            + " WHERE p.PathHash = ? AND v.PathHash = ?",
                    SparseRanks.STEP,
                    playlist,
                    video);
        }
        Rows.change("UPDATE Playlists SET Items = Items + ? WHERE PathHash = ?", videos.size(), playlist);
    }

    private RequestSpecification request() {
        return token == null ? vireo.request() : vireo.request().header("Authorization", token);
    }

    private RequestSpecification json() {
        return token == null ? vireo.json() : vireo.json().header("Authorization", token);
    }
}
