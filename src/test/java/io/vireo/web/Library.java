package io.vireo.web;

import io.restassured.specification.RequestSpecification;
import io.vireo.Rows;
import io.vireo.VireoClient;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Fills the lists of an account for tests of their pages: mostly without the API, which takes longer. */
final class Library {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final VireoClient vireo;
    private final String name;
    private final String token;

    Library(VireoClient vireo) {
        this.vireo = vireo;
        name = vireo.newAccount();
        token = vireo.token(name);
    }

    String name() {
        return name;
    }

    Map<String, String> session() {
        return Map.of("vireo_session", token);
    }

    /** Inserts public videos of the account, ten minutes long, which have no files; the first one is the oldest. */
    List<String> videos(int number, String title) throws SQLException {
        String group = "v" + RANDOM.nextLong(1L << 60);
        Rows.change(
                "INSERT INTO Videos (PathHash, ChannelID, Title, Upload, Published, DurationMillis, Description)"
                        + " SELECT LPAD(LOWER(CONV(? + seq, 10, 36)), 7, '0'), c.ChannelID, CONCAT(?, ' ', seq),"
                        + " '2026-02-03' + INTERVAL seq SECOND, 1, 600000, ? FROM seq_1_to_" + number
                        + ", Channels c WHERE c.Username = ?",
                RANDOM.nextLong(2_000_000_000L, 70_000_000_000L),
                title,
                group,
                name);
        return Rows.select("SELECT PathHash FROM Videos WHERE Description = ? ORDER BY VideoID", group);
    }

    /** Publishes a video with a file and returns its hash path. */
    String published(String title) {
        return vireo.published(token, title);
    }

    /** Adds a video to the history of the account. */
    void watched(String video, int seconds, boolean done, long time) throws SQLException {
        Rows.change(
                "INSERT INTO WatchHistory (ChannelID, VideoID, PositionMillis, Done, Watched)"
                        + " SELECT c.ChannelID, v.VideoID, ?, ?, ? FROM Channels c, Videos v"
                        + " WHERE c.Username = ? AND v.PathHash = ?",
                seconds * 1000L,
                done,
                time,
                name,
                video);
    }

    void like(String video) {
        json(Map.of("rating", "like")).put("/v/{hash}/rating", video).then().statusCode(200);
    }

    void later(String video) {
        json(Map.of()).put("/me/later/{video}", video).then().statusCode(200);
    }

    void subscribe(String channel) {
        json(Map.of("bell", false))
                .put("/c/{name}/subscription", channel)
                .then()
                .statusCode(200);
    }

    /** Creates a playlist with videos and returns its hash path. */
    String playlist(String title, String visibility, List<String> videos) {
        String playlist = json(Map.of("title", title, "visibility", visibility))
                .post("/me/playlists")
                .then()
                .statusCode(200)
                .extract()
                .path("response.playlist");
        for (String video : videos) {
            json(Map.of())
                    .put("/p/{playlist}/v/{video}", playlist, video)
                    .then()
                    .statusCode(200);
        }
        return playlist;
    }

    /** Returns the hash paths of the videos of a playlist of the account, in order. */
    List<String> order(String playlist) {
        return vireo.request()
                .header("Authorization", token)
                .get("/p/{playlist}", playlist)
                .path("response.thumbnail");
    }

    static void change(String video, String visibility) throws SQLException {
        Rows.change("UPDATE Videos SET Visibility = ? WHERE PathHash = ?", visibility, video);
    }

    private RequestSpecification json(Map<String, ?> body) {
        return vireo.json().header("Authorization", token).body(body);
    }
}
