package io.vireo.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.Together;
import io.vireo.VireoClient;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingIT extends ServerTest {
    private static final List<String> VALUES = List.of("like", "dislike", "none");

    /** The number of ratings of each of 16 threads; more with {@code -Dvireo.it.ratings=2000}. */
    private static final int RATINGS = Integer.getInteger("vireo.it.ratings", 60);

    private RatingCalls ratings;

    @BeforeEach
    void prepare() {
        ratings = new RatingCalls(vireo);
    }

    @Test
    void shouldReturnTheNumbersWithTheRatingOfTheCallerAtOnce() throws Exception {
        String owner = vireo.token(vireo.newAccount());
        String hash = vireo.published(owner, "Rated");
        String token = vireo.token(vireo.newAccount());

        assertThat(state(ratings.rating(token, hash))).isEqualTo("none 0 0");
        assertThat(state(ratings.rate(token, hash, "like"))).isEqualTo("like 1 0");
        assertThat(state(ratings.rate(token, hash, "like"))).isEqualTo("like 1 0");
        assertThat(state(ratings.rate(owner, hash, "dislike"))).isEqualTo("dislike 1 1");
        assertThat(state(ratings.rate(token, hash, "dislike"))).isEqualTo("dislike 0 2");
        assertThat(state(ratings.rating(owner, hash))).isEqualTo("dislike 0 2");
        assertThat(state(ratings.rate(token, hash, "none"))).isEqualTo("none 0 1");
        assertThat(ratings.settled(hash)).containsExactly(0, 1);
        assertThat(state(ratings.rating(token, hash))).isEqualTo("none 0 1");
    }

    private static String state(Response response) {
        response.then().statusCode(200);
        return response.path("response.rating") + " " + response.path("response.likes") + " "
                + response.path("response.dislikes");
    }

    @Test
    void shouldShowTheNumbersInListsAndSearches() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String hash = vireo.published(token, "Counted " + name);
        ratings.rate(token, hash, "like").then().statusCode(200);

        assertThat(ratings.settled(hash)).containsExactly(1, 0);
        for (String path : List.of("/videos/channel/" + name, "/videos/channel/" + name + "?limit=7")) {
            Await.until(path, () -> vireo.list(path).get(0).get("likes").equals(1));
        }
        Await.until("the search", () -> {
            List<Map<String, Object>> found = vireo.list("/search/video/" + name);
            return !found.isEmpty() && found.get(0).get("likes").equals(1);
        });
        vireo.channel(name)
                .then()
                .body("response.subscribers", equalTo(0))
                .body("response.likes", equalTo(""))
                .body("response.views", equalTo(""));
        vireo.video(hash)
                .then()
                .body("response.views", equalTo(0))
                .body("response.comments", equalTo(0))
                .body("response.subscribers", equalTo(""));
    }

    @Test
    void shouldStartFromTheNumbersOfTheOriginal() throws Exception {
        String token = vireo.token(vireo.newAccount());
        String hash = vireo.published(token, "Old");
        Rows.change(
                "INSERT INTO VideoTallies (VideoID, LikesBefore, DislikesBefore)"
                        + " SELECT VideoID, 41, 3 FROM Videos WHERE PathHash = ?"
                        + " ON DUPLICATE KEY UPDATE LikesBefore = 41, DislikesBefore = 3",
                hash);

        assertThat(state(ratings.rate(token, hash, "like"))).isEqualTo("like 42 3");
        assertThat(ratings.settled(hash)).containsExactly(42, 3);
    }

    /** 32,000 ratings with the number above need more than the usual limit on a machine that does other work. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void shouldCountConcurrentRatingsExactly() throws Exception {
        String hash = vireo.published(vireo.token(vireo.newAccount()), "Busy");
        List<Callable<String>> accounts = new ArrayList<>();
        for (int account = 0; account < 16; account++) {
            String token = vireo.token(vireo.newAccount());
            Random random = new Random(account);
            accounts.add(() -> rateAtRandom(token, hash, random));
        }

        List<String> last = Together.call(accounts);

        assertThat(ratings.settled(hash)).containsExactly(count(last, "like"), count(last, "dislike"));
    }

    /** Rates with the client of the JDK, which needs a fraction of the time of RestAssured; returns the last rating. */
    private String rateAtRandom(String token, String hash, Random random) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String last = "none";
        for (int i = 0; i < RATINGS; i++) {
            last = VALUES.get(random.nextInt(VALUES.size()));
            HttpRequest request = HttpRequest.newBuilder(base().resolve("v/" + hash + "/rating"))
                    .header("Authorization", token)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"rating\":\"" + last + "\"}"))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"rating\":\"" + last + "\"");
        }
        return last;
    }

    @Test
    void shouldCountOneAccountOnceWhateverItSendsTogether() throws Exception {
        String hash = vireo.published(vireo.token(vireo.newAccount()), "Twice");
        String token = vireo.token(vireo.newAccount());
        List<Callable<Integer>> calls = IntStream.range(0, 24)
                .<Callable<Integer>>mapToObj(
                        i -> () -> ratings.rate(token, hash, VALUES.get(i % 2)).statusCode())
                .toList();

        assertThat(Together.call(calls)).containsOnly(200);

        String rating = ratings.rating(token, hash).path("response.rating");
        assertThat(ratings.settled(hash))
                .containsExactly(rating.equals("like") ? 1 : 0, rating.equals("dislike") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldEqualTheLastRatingsAfterARandomSequence(long seed) throws Exception {
        String owner = vireo.token(vireo.newAccount());
        List<String> hashes = List.of(vireo.published(owner, "First"), vireo.published(owner, "Second"));
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tokens.add(vireo.token(vireo.newAccount()));
        }
        Map<List<Integer>, String> last = new HashMap<>();
        Random random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            int account = random.nextInt(5);
            int video = random.nextInt(2);
            String rating = VALUES.get(random.nextInt(3));
            last.put(List.of(account, video), rating);
            ratings.rate(tokens.get(account), hashes.get(video), rating)
                    .then()
                    .body("response.likes", equalTo(count(of(last, video), "like")))
                    .body("response.dislikes", equalTo(count(of(last, video), "dislike")));
        }
        for (int video = 0; video < 2; video++) {
            assertThat(ratings.settled(hashes.get(video)))
                    .containsExactly(count(of(last, video), "like"), count(of(last, video), "dislike"));
        }
    }

    private static List<String> of(Map<List<Integer>, String> last, int video) {
        return last.entrySet().stream()
                .filter(entry -> entry.getKey().get(1) == video)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static int count(List<String> values, String value) {
        return (int) values.stream().filter(value::equals).count();
    }

    @Test
    void shouldListLikedVideosInSevensWhileOthersAreAdded() throws Exception {
        String owner = vireo.token(vireo.newAccount());
        String token = vireo.token(vireo.newAccount());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            String hash = vireo.published(owner, "Liked " + i);
            ratings.rate(token, hash, "like").then().statusCode(200);
            expected.add(0, hash);
        }
        // several of one moment
        Rows.change(
                "UPDATE Ratings r JOIN Videos v USING (VideoID) SET r.Rated = 1000 WHERE v.PathHash IN (?, ?, ?)",
                expected.get(15),
                expected.get(16),
                expected.get(17));
        ratings.rate(token, vireo.published(owner, "Not liked"), "dislike")
                .then()
                .statusCode(200);

        List<String> found = new ArrayList<>();
        String path = "/me/likes?limit=7";
        while (path != null) {
            Response page = vireo.request()
                    .urlEncodingEnabled(false)
                    .header("Authorization", token)
                    .get(path);
            page.then().statusCode(200).header("Cache-Control", "private, no-cache");
            found.addAll(page.path("response.thumbnail"));
            path = VireoClient.next(path, page);
            ratings.rate(token, vireo.published(owner, "Meanwhile"), "like")
                    .then()
                    .statusCode(200);
        }

        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    void shouldListNoVideoThatTheCallerMayNotSee() throws Exception {
        Staff staff = new Staff(vireo);
        String name = vireo.newAccount();
        String owner = vireo.token(name);
        String token = vireo.token(vireo.newAccount());
        String listed = vireo.published(owner, "Listed");
        String hidden = vireo.published(owner, "Private");
        String blocked = vireo.published(owner, "Blocked");
        String deleted = vireo.published(owner, "Deleted");
        for (String hash : List.of(listed, hidden, blocked, deleted)) {
            ratings.rate(token, hash, "like").then().statusCode(200);
            ratings.rate(owner, hash, "like").then().statusCode(200);
        }
        vireo.json()
                .header("Authorization", owner)
                .body(Map.of("visibility", "private"))
                .patch("/v/{hash}", hidden)
                .then()
                .statusCode(200);
        staff.decide(staff.token("moderator"), "video", blocked, "hide").then().statusCode(200);
        vireo.deleteVideo(owner, deleted).then().statusCode(200);

        assertThat(likes(token)).containsExactly(listed);
        assertThat(likes(owner)).containsExactly(hidden, listed);
        for (String hash : List.of(hidden, blocked, deleted)) {
            ratings.rate(token, hash, "none").then().statusCode(404).body("response", equalTo("no-video"));
            ratings.rating(token, hash).then().statusCode(404).body("response", equalTo("no-video"));
        }
        staff.changeStanding(staff.token("moderator"), name, Map.of("standing", "suspended", "reason", "The rules"))
                .then()
                .statusCode(200);
        assertThat(likes(token)).isEmpty();
    }

    @Test
    void shouldTakeRatingsOfLimitedChannelsButNotOfFrozenOnes() throws Exception {
        Staff staff = new Staff(vireo);
        String moderator = staff.token("moderator");
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String hash = vireo.published(vireo.token(vireo.newAccount()), "Rated");

        staff.changeStanding(moderator, name, Map.of("standing", "limited", "reason", "x"))
                .then()
                .statusCode(200);
        assertThat(state(ratings.rate(token, hash, "like"))).isEqualTo("like 1 0");

        staff.changeStanding(moderator, name, Map.of("standing", "frozen", "reason", "x"))
                .then()
                .statusCode(200);
        ratings.rate(token, hash, "none").then().statusCode(403).body("response", equalTo("frozen"));
        assertThat(ratings.settled(hash)).containsExactly(1, 0);
    }

    private List<String> likes(String token) {
        return vireo.request()
                .header("Authorization", token)
                .get("/me/likes")
                .then()
                .statusCode(200)
                .extract()
                .path("response.thumbnail");
    }

    @Test
    void shouldRejectInvalidRatingsAndFrozenAccounts() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String hash = vireo.published(token, "Strict");
        vireo.json()
                .body(Map.of("rating", "like"))
                .put("/v/{hash}/rating", hash)
                .then()
                .statusCode(400)
                .body("response", equalTo("token"));
        for (Object rating : List.of("love", "", 1, true, List.of("like"))) {
            ratings.rate(token, hash, rating).then().statusCode(400);
        }
        ratings.rate(token, "zzzzzzz", "like").then().statusCode(404).body("response", equalTo("no-video"));
        ratings.rate(token, vireo.announced(token, "No file"), "like").then().statusCode(404);
        Staff staff = new Staff(vireo);
        staff.changeStanding(staff.token("moderator"), name, Map.of("standing", "frozen", "reason", "The rules"))
                .then()
                .statusCode(200);
        ratings.rate(token, hash, "like").then().statusCode(403).body("response", equalTo("frozen"));
        vireo.video(hash).then().body("response.likes", equalTo(0));
    }

    @Test
    void shouldExportRatingsAndRemoveThemWithTheAccountAndTheVideo() throws Exception {
        String owner = vireo.token(vireo.newAccount());
        String first = vireo.published(owner, "First");
        String second = vireo.published(owner, "Second");
        String name = vireo.newAccount();
        String token = vireo.token(name);
        ratings.rate(token, first, "like").then().statusCode(200);
        ratings.rate(token, second, "dislike").then().statusCode(200);
        String videoId = id("VideoID", "Videos", "PathHash", second);
        String channelId = id("ChannelID", "Channels", "Username", name);

        JsonPath account = export(token, name);
        assertThat(account.getList("ratings.video")).containsExactly(first, second);
        assertThat(account.getList("ratings.rating")).containsExactly("like", "dislike");

        vireo.deleteVideo(owner, second).then().statusCode(200);
        Await.until(
                "the clean-up of the video",
                () -> Rows.select("SELECT ChannelID FROM Ratings WHERE VideoID = ?", videoId)
                                .isEmpty()
                        && Rows.select("SELECT VideoID FROM VideoTallies WHERE VideoID = ?", videoId)
                                .isEmpty());
        vireo.deleteAccount(token, name, VireoClient.PASSWORD).then().statusCode(200);
        Await.until(
                "the clean-up of the channel",
                () -> Rows.select("SELECT VideoID FROM Ratings WHERE ChannelID = ?", channelId)
                        .isEmpty());
        assertThat(ratings.settled(first)).containsExactly(0, 0);
        vireo.request().header("Authorization", owner).get("/me/likes").then().body("response", hasSize(0));
    }

    private static String id(String column, String table, String by, String value) throws Exception {
        return Rows.select("SELECT " + column + " FROM " + table + " WHERE " + by + " = ?", value)
                .get(0);
    }

    private JsonPath export(String token, String name) throws Exception {
        byte[] zip = vireo.request()
                .header("Authorization", token)
                .get("/c/{name}/export", name)
                .asByteArray();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (!entries.getNextEntry().getName().equals("account.json")) {
                // the files of videos
            }
            return JsonPath.from(new String(entries.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
