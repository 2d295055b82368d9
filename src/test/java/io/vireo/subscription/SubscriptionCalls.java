package io.vireo.subscription;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.Rows;
import io.vireo.VireoClient;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The calls for subscriptions and the feed, with the token of one account. */
final class SubscriptionCalls {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final VireoClient vireo;
    private final String token;

    SubscriptionCalls(VireoClient vireo, String token) {
        this.vireo = vireo;
        this.token = token;
    }

    Response get(String channel) {
        return request().get("/c/{name}/subscription", channel);
    }

    Response subscribe(String channel, boolean bell) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("bell", bell))
                .put("/c/{name}/subscription", channel);
    }

    Response unsubscribe(String channel) {
        return request().delete("/c/{name}/subscription", channel);
    }

    Response list() {
        return request().get("/me/subscriptions");
    }

    Response feed() {
        return request().get("/me/feed");
    }

    /** Returns a property of all entries of a list, read in pages. */
    List<String> paged(String path, int limit, String property, Runnable betweenPages) {
        List<String> values = new ArrayList<>();
        for (String next = path + (path.contains("?") ? "&" : "?") + "limit=" + limit; next != null; ) {
            Response page = request().urlEncodingEnabled(false).get(next);
            page.then().statusCode(200);
            values.addAll(page.path("response." + property));
            next = VireoClient.next(next, page);
            betweenPages.run();
        }
        return values;
    }

    /** Inserts a public video of a channel, which has no file, and returns its hash path. */
    static String video(String channel, String upload) throws SQLException {
        String hash = Long.toString(RANDOM.nextLong(2_176_782_336L, 78_364_164_096L), 36);
        Rows.change(
                "INSERT INTO Videos (PathHash, ChannelID, Title, Upload, Published)"
                        + " SELECT ?, ChannelID, ?, ?, 1 FROM Channels WHERE Username = ?",
                hash,
                "Video " + hash,
                upload,
                channel);
        return hash;
    }

    private RequestSpecification request() {
        return vireo.request().header("Authorization", token);
    }
}
