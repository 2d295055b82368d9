package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import io.vireo.launcher.SocialActs.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The site is killed while accounts rate, comment, subscribe, move and watch, while the leader folds counters and groups notices, and while
 * it writes digests and removes what a deleted account has left. Afterwards each acknowledged act is there once, and the counters
 * equal the facts.
 */
class SocialCrashIT {
    private static final int ACCOUNTS = 6;
    private static final int VIDEOS = 5;
    private static final int READERS = 12;
    private static final int ACTS = 100;
    private static final Map<String, String> BEFORE_DIGESTS =
            Map.of("VIREO_LIMITS_FACTOR", "100000", "VIREO_INBOX_DIGEST_CHECK", "PT24H");
    private static final Map<String, String> WITH_DIGESTS = Map.of(
            "VIREO_LIMITS_FACTOR",
            "100000",
            "VIREO_INBOX_DIGEST_HOUR",
            "0",
            "VIREO_INBOX_DIGEST_CHECK",
            "PT1S",
            "VIREO_COMMENTS_NEW_ACCOUNT_DAYS",
            "30");

    @TestDirectory
    static Path data;

    private final List<SocialActs> accounts = new ArrayList<>();
    private Scene scene;
    private String ownerToken;
    private String witnessToken;
    private VireoClient vireo;
    private LargeDeletion deletion;
    private InterruptedDeletion interrupted;
    private ViewBurst firstViews;
    private ViewBurst secondViews;

    @Test
    void shouldKeepEachAcknowledgedActOnceWhenItIsKilled() throws Exception {
        try (VireoProcess first = VireoProcess.start(data, BEFORE_DIGESTS)) {
            prepare(first.client());
            firstViews =
                    new ViewBurst(vireo, new EmbeddedRows(data), scene.videos().get(2));
            SocialActs.untilKilled(accounts, vireo, () -> {
                awaitActs();
                firstViews.untilKilled(vireo, first::kill);
            });
        }
        try (VireoProcess second = VireoProcess.start(data, BEFORE_DIGESTS)) {
            vireo = vireo.at(second.base());
            secondViews =
                    new ViewBurst(vireo, new EmbeddedRows(data), scene.videos().get(3));
            SocialActs.untilKilled(accounts, vireo, () -> {
                awaitActs();
                secondViews.untilKilled(vireo, () -> {
                    second.signalDatabase("KILL");
                    pause(200);
                    second.kill();
                });
            });
        }
        try (VireoProcess third = VireoProcess.start(data, WITH_DIGESTS)) {
            Await.until("the first digest", () -> !digests().isEmpty());
            vireo = vireo.at(third.base());
            deletion = new LargeDeletion(
                    vireo, new EmbeddedRows(data), scene.videos().get(1));
            deletion.addOldRows();
            interrupted = new InterruptedDeletion(vireo, new EmbeddedRows(data));
            interrupted.untilKilled(vireo, () -> {
                deletion.begin();
                third.kill();
            });
        }
        try (VireoProcess last = VireoProcess.start(data, WITH_DIGESTS)) {
            vireo = vireo.at(last.base());
            deletion.checkReaders(vireo);
            interrupted.checkReaders(vireo);
            checkStates();
            checkComments();
            checkViews();
            firstViews.check(vireo);
            secondViews.check(vireo);
            checkDigests();
            shouldHoldTheFirstCommentOfANewAccount();
            deletion.awaitEnd(vireo);
            deletion.awaitRemovalOfOldRows();
            interrupted.awaitEnd();
        }
    }

    private void awaitActs() throws Exception {
        int enough = SocialActs.done(accounts) + ACTS;
        Await.until("acts", Duration.ofMinutes(2), () -> SocialActs.done(accounts) >= enough);
    }

    private void prepare(VireoClient client) {
        vireo = client;
        String owner = vireo.newAccount();
        ownerToken = vireo.token(owner);
        String witness = vireo.newAccount();
        witnessToken = vireo.token(witness);
        List<String> videos = new ArrayList<>();
        for (int i = 0; i < VIDEOS; i++) {
            videos.add(vireo.published(ownerToken, "Video " + i));
        }
        String comment = comment(ownerToken, videos.get(0), "Like this").path("response.id");
        scene = new Scene(owner, videos.get(0), comment, witness, videos);
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(new SocialActs(vireo, scene, i));
        }
        for (int i = 0; i < READERS; i++) {
            String reader = vireo.newAccount();
            String token = vireo.token(reader);
            vireo.json()
                    .header("Authorization", token)
                    .body(Map.of("like", Map.of("mail", "daily")))
                    .patch("/c/{name}/notifications", reader)
                    .then()
                    .statusCode(200);
            rate(ownerToken, vireo.published(token, "Liked"));
        }
    }

    private void rate(String token, String video) {
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("rating", "like"))
                .put("/v/{video}/rating", video)
                .then()
                .statusCode(200);
    }

    private Response comment(String token, String video, String text) {
        Response answer = vireo.json()
                .header("Authorization", token)
                .body(Map.of("text", text))
                .post("/v/{video}/comments", video);
        answer.then().statusCode(200);
        return answer;
    }

    private void checkStates() throws Exception {
        int likes = 0;
        int dislikes = 0;
        int commentLikes = 0;
        int subscribers = 0;
        for (SocialActs account : accounts) {
            String rating = account.request(vireo)
                    .get("/v/{video}/rating", scene.video())
                    .path("response.rating");
            List<Map<String, Object>> threads = pages(account.token, "/v/" + scene.video() + "/comments?limit=100");
            Object liked = threads.stream()
                    .filter(thread -> thread.get("id").equals(scene.comment()))
                    .map(thread -> thread.get("rating"))
                    .findFirst()
                    .orElseThrow();
            boolean isSubscribed =
                    !pages(account.token, "/me/subscriptions?limit=100").isEmpty();
            List<Object> list = pages(account.token, "/p/" + account.playlist + "?limit=100").stream()
                    .map(video -> video.get("thumbnail"))
                    .toList();
            assertThat(list).containsExactlyInAnyOrderElementsOf(scene.videos());
            Map<String, String> found = Map.of(
                    "video",
                    rating,
                    "comment",
                    liked.toString(),
                    "subscription",
                    isSubscribed ? "yes" : "no",
                    "last",
                    list.get(list.size() - 1).toString());
            assertThat(found).as(account.name).containsAllEntriesOf(account.acknowledged);
            likes += rating.equals("like") ? 1 : 0;
            dislikes += rating.equals("dislike") ? 1 : 0;
            commentLikes += liked.equals("like") ? 1 : 0;
            subscribers += isSubscribed ? 1 : 0;
        }
        String numbers = likes + " " + dislikes + " " + subscribers;
        Await.until("the numbers " + numbers, () -> numbers().equals(numbers));
        assertThat(pages(ownerToken, "/v/" + scene.video() + "/comments?limit=100"))
                .filteredOn(thread -> thread.get("id").equals(scene.comment()))
                .extracting(thread -> thread.get("likes"))
                .containsExactly(commentLikes);
    }

    private String numbers() {
        Response video = vireo.video(scene.video());
        return video.path("response.likes") + " " + video.path("response.dislikes") + " "
                + vireo.channel(scene.owner()).path("response.subscribers");
    }

    private void checkComments() throws Exception {
        List<Map<String, Object>> threads = pages(null, "/v/" + scene.video() + "/comments?limit=100");
        List<Object> texts = new ArrayList<>(
                threads.stream().map(thread -> thread.get("text")).toList());
        assertThat(texts).doesNotHaveDuplicates();
        assertThat(texts.remove("Like this")).isTrue();
        int acknowledged = 0;
        for (SocialActs account : accounts) {
            assertThat(texts).containsAll(account.comments);
            texts.removeAll(account.comments);
            texts.removeAll(account.doubtfulComments);
            acknowledged += account.comments.size();
        }
        assertThat(acknowledged).as("comments").isPositive();
        assertThat(texts).as("texts that nobody has written").isEmpty();
        Await.until(
                "the number of comments",
                () -> vireo.video(scene.video()).path("response.comments").equals(threads.size()));
        // each comment mentions the witness, and each mention is a notice of its own
        List<Object> mentions = threads.stream()
                .filter(thread -> !thread.get("id").equals(scene.comment()))
                .map(thread -> thread.get("id"))
                .toList();
        Await.until("a notice of each comment", () -> inbox().size() >= mentions.size());
        assertThat(inbox()).containsExactlyInAnyOrderElementsOf(mentions);
    }

    private List<Object> inbox() {
        return pages(witnessToken, "/me/inbox?limit=100").stream()
                .map(entry -> entry.get("subject"))
                .toList();
    }

    /** All viewers send their heartbeats again, and each has one view. */
    private void checkViews() throws Exception {
        int viewers = 0;
        for (SocialActs account : accounts) {
            for (String agent : account.tickets.keySet()) {
                assertThat(account.proceed(vireo, agent)).isTrue();
                viewers++;
            }
        }
        assertThat(viewers).isPositive();
        int expected = viewers;
        Await.until("a view of each of " + expected + " viewers", () -> views() >= expected);
        assertThat(views()).isEqualTo(expected);
    }

    private int views() {
        return vireo.video(scene.video()).path("response.views");
    }

    private void checkDigests() throws Exception {
        Await.until("the digests of all", () -> digests().size() >= READERS);
        assertThat(digests()).hasSize(READERS).doesNotHaveDuplicates();
    }

    /** Returns the recipients of the digests that were written to files. */
    private static List<String> digests() throws IOException {
        if (!Files.isDirectory(data.resolve("mail"))) {
            return List.of();
        }
        List<String> recipients = new ArrayList<>();
        try (Stream<Path> files = Files.list(data.resolve("mail"))) {
            for (Path file : files.filter(name -> name.toString().contains("inbox-digest"))
                    .filter(name -> !name.getFileName().toString().startsWith("."))
                    .toList()) {
                recipients.add(Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("To: "))
                        .map(line -> line.substring("To: ".length()))
                        .findFirst()
                        .orElseThrow());
            }
        }
        return recipients;
    }

    private void shouldHoldTheFirstCommentOfANewAccount() {
        String token = vireo.token(vireo.newAccount());
        Response first = comment(token, scene.video(), "My first words");
        first.then().body("response.held", equalTo(true));
        vireo.json()
                .header("Authorization", ownerToken)
                .body(Map.of("approved", true))
                .put("/v/{video}/comments/{id}/approval", scene.video(), first.path("response.id"))
                .then()
                .statusCode(200);
        comment(token, scene.video(), "My second words").then().body("response.held", equalTo(false));
        comment(ownerToken, scene.video(), "Mine").then().body("response.held", equalTo(false));
    }

    /** Returns the entries of all pages of a list. */
    private List<Map<String, Object>> pages(String token, String path) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (String next = path; next != null; ) {
            var request = vireo.request().urlEncodingEnabled(false);
            Response page = (token == null ? request : request.header("Authorization", token)).get(next);
            page.then().statusCode(200);
            entries.addAll(page.path("response"));
            next = VireoClient.next(next, page);
        }
        return entries;
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
