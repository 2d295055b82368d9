package io.vireo.launcher;

import static io.vireo.VireoClient.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.Samples;
import io.vireo.TestDirectory;
import io.vireo.TestMail;
import io.vireo.Together;
import io.vireo.VireoClient;
import io.vireo.view.Player;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

/**
 * Two nodes that share a database and a media folder, started concurrently with an empty database. The last test kills the leader, the
 * nested classes run in their order after the other tests.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class TwoNodesIT {
    private static final byte[] VIDEO = Samples.video();
    private static final int HALF = VIDEO.length / 2;
    private static final String LEADER = "This node is the leader and runs the cluster-wide jobs";

    private static final String FOLLOWER = "Another node is the leader and runs the cluster-wide jobs";

    /** A second on a quiet machine. */
    private static final Duration MAX_DELAY = Duration.ofSeconds(5);

    private static final int VIEWERS = 24;

    static Nodes nodes;

    @TestDirectory
    static Path directory;

    static VireoProcess a;
    static VireoProcess b;

    private VireoClient onA;
    private VireoClient onB;
    private String name;
    private String token;

    @BeforeAll
    static void start() throws Exception {
        nodes = Nodes.withoutTables(directory);
        ModerationOnTwoNodes.SETTINGS.forEach(nodes::with);
        DigestsOnTwoNodes.SETTINGS.forEach(nodes::with);
        List<VireoProcess> both = nodes.startTogether(2);
        a = both.get(0);
        b = both.get(1);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        a.close();
        b.close();
    }

    @BeforeEach
    void signUp() {
        onA = a.client();
        onB = onA.at(b.base());
        name = onA.newAccount();
        token = onB.token(name);
    }

    @Test
    void shouldCleanUpAndIndexOnOneNode() {
        await(() -> leads(a) != leads(b));
        assertThat(a.log() + b.log()).doesNotContain("SEVERE");
    }

    @Test
    void shouldShareTokens() {
        onA.announced(token, "The token of the other node");
        onA.signOut(token).then().statusCode(200);
        onB.announce(token, "Signed out", "").then().statusCode(400).body("response", equalTo("bad-token"));

        String second = onB.token(name);
        onB.changePassword(second, PASSWORD, "battery staple").then().statusCode(200);
        onA.announce(second, "Changed", "").then().statusCode(400).body("response", equalTo("bad-token"));
    }

    @Test
    void shouldShareTheCountOfFailedSignIns() {
        for (int i = 0; i < 5; i++) {
            (i % 2 == 0 ? onA : onB)
                    .signIn(name, "wrong password")
                    .then()
                    .statusCode(402)
                    .body("response.try-left", equalTo(4 - i));
        }
        onA.signIn(name, PASSWORD).then().statusCode(403);
        onB.signIn(name, PASSWORD).then().statusCode(403);
    }

    /** One of them has made the storyboard. */
    @Test
    void shouldStreamTheSameBytesFromBothNodes() throws Exception {
        StreamedVideo video = StreamedVideo.publish(onA, token);
        video.assertSameOn(onB);
        String hash = video.hash();
        assertThat(filesOf(hash))
                .containsExactlyInAnyOrder(
                        "videos/" + hash + ".mp4",
                        "thumbnails/" + hash + ".jpg",
                        "segments/" + hash + ".seg",
                        "storyboards/" + hash + "/1.jpg");
        video.deleteWhilePlaying(onB, List.of(onA, onB));
        assertThat(filesOf(hash)).isEmpty();
    }

    /** Pages for everybody keep lists and decisions in memory. */
    @Test
    void shouldHideAVideoOnThePagesOfTheOtherNode() {
        String watched = onA.announced(token, "Watched on both");
        onA.upload(token, watched, VIDEO).then().statusCode(200);
        String related = onA.announced(token, "Beside it on both");
        onA.upload(token, related, VIDEO).then().statusCode(200);
        await(() -> page(watched).asString().contains("../video/" + related));
        assertThat(page(related).statusCode()).isEqualTo(200);

        onA.json()
                .header("Authorization", token)
                .body(Map.of("visibility", "private"))
                .patch("/v/{hash}", related)
                .then()
                .statusCode(200);
        long changed = System.nanoTime();
        await(() -> !page(watched).asString().contains("../video/" + related));
        await(() -> page(related).statusCode() == 404);
        assertThat(Duration.ofNanos(System.nanoTime() - changed)).isLessThan(MAX_DELAY);
    }

    /** Returns the watch page of node B for a visitor who is not signed in. */
    private Response page(String hash) {
        return onB.request().accept("text/html").get("/video/{hash}", hash);
    }

    private static List<String> filesOf(String hash) throws IOException {
        try (Stream<Path> files = Files.walk(nodes.media())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> nodes.media().relativize(file).toString())
                    .filter(file -> file.contains(hash))
                    .toList();
        }
    }

    @Test
    void shouldShowChangesOfTheOtherNode() {
        String hash = onA.published(token, "Before");
        onB.video(hash).then().statusCode(200).body("response.title", equalTo("Before"));
        assertThat(onB.request().get("/video/d/{hash}", hash).asByteArray()).isEqualTo(VIDEO);
        onB.request().get("/thumbnails/{hash}", hash).then().statusCode(200);
        await(() -> titles(onB).equals(List.of("Before")));

        onA.json()
                .header("Authorization", token)
                .body(Map.of("title", "After"))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
        await(() -> titles(onB).equals(List.of("After")));
        await(() -> onB.video(hash).path("response.title").equals("After"));
        await(() -> onB.list("/search/all/{query}", "After").stream()
                .anyMatch(body -> body.get("thumbnail").equals(hash)));

        onA.deleteVideo(token, hash).then().statusCode(200);
        onB.request().get("/video/d/{hash}", hash).then().statusCode(400).body("response", equalTo("no-video"));
        await(() -> onB.video(hash).statusCode() == 404);
        await(() -> titles(onB).isEmpty());
    }

    /** Lists of hits are read on each node from its own index, which follows the changes of the others. */
    @Test
    void shouldNotFindRemovedVideosOnAnyNode() throws Exception {
        String word = VireoClient.newName();
        String hidden = onA.published(token, "Hidden " + word);
        String deleted = onA.published(token, "Deleted " + word);
        for (VireoClient node : List.of(onA, onB)) {
            await(() -> found(node, word).equals(List.of(deleted, hidden)));
        }

        long begin = System.nanoTime();
        nodes.execute("UPDATE Videos SET Published = 0 WHERE PathHash = '" + hidden + "'");
        onB.deleteVideo(token, deleted).then().statusCode(200);
        assertThat(found(onB, word)).doesNotContain(deleted);
        await(() -> found(onA, word).isEmpty() && found(onB, word).isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(MAX_DELAY);
    }

    private static List<Object> found(VireoClient client, String word) {
        return client.list("/search/video/{query}", word).stream()
                .map(body -> body.get("thumbnail"))
                .toList();
    }

    /** Caches are bounded by time: a request sent a second after the change must not see the video, however slow the machine is. */
    @Test
    void shouldHideAVideoOnTheOtherNodeWithinASecond() {
        for (String visibility : List.of("private", "unlisted")) {
            String hash = onA.published(token, "Seen on B");
            await(() -> onB.list("/search/all/{query}", "Seen on B").stream()
                    .anyMatch(body -> body.get("thumbnail").equals(hash)));
            await(() -> titles(onB).contains("Seen on B")); // B may still have the list of a second ago
            List<String> paths = List.of("/v/" + hash, "/video/d/" + hash, "/thumbnails/" + hash);
            for (int i = 0; i < 5; i++) {
                paths.forEach(path -> onB.request().get(path).then().statusCode(200));
                assertThat(titles(onB)).contains("Seen on B");
            }

            onA.json()
                    .header("Authorization", token)
                    .body(Map.of("visibility", visibility))
                    .patch("/v/{hash}", hash)
                    .then()
                    .statusCode(200);
            long changed = System.nanoTime();
            // requests in between keep the caches of B in use
            while (System.nanoTime() - changed < TimeUnit.MILLISECONDS.toNanos(1000)) {
                paths.forEach(path -> onB.request().get(path));
                titles(onB);
            }

            paths.forEach(path -> assertThat(onB.request().get(path).statusCode())
                    .as(path)
                    .isEqualTo(path.startsWith("/video/d/") ? 400 : 404));
            assertThat(titles(onB)).doesNotContain("Seen on B");
            assertThat(onB.list("/search/all/{query}", "Seen on B"))
                    .noneMatch(body -> body.get("thumbnail").equals(hash));
            onB.request().get("/c/{name}", name).then().body("response.nb_count", equalTo(0));
            String access = onB.request()
                    .header("Authorization", token)
                    .get("/v/{hash}", hash)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("response.access");
            onA.request()
                    .urlEncodingEnabled(false)
                    .get("/video/d/" + hash + "?" + access)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void shouldAcceptPageCursorsOfTheOtherNode() {
        onA.published(token, "First");
        onA.published(token, "Second");
        Response first = onA.request()
                .get("/videos/channel/{name}?limit=1", name)
                .then()
                .statusCode(200)
                .extract()
                .response();
        String next = VireoClient.next("/videos/channel/" + name, first);
        onB.request()
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("response", hasSize(1))
                .body("response[0].title", equalTo("First"));
    }

    /** Each node has an index of its own; a cursor is a position in the order of the hits, which is the same on both. */
    @Test
    void shouldContinueASearchOfTheOtherNode() {
        String word = VireoClient.newName();
        for (String title : List.of(word, "Whole " + word, word + "ly", "in" + word, "Another")) {
            onA.published(token, title, "about " + word);
            onB.published(token, title, title.equals("Another") ? "out" + word : "");
        }
        await(() -> found(onA, word).size() == 10 && found(onB, word).size() == 10);

        for (String filter : List.of("", "&since=2020-01-01")) {
            List<Object> paged = new ArrayList<>();
            String path = "/search/video/" + word + "?limit=3" + filter;
            for (int page = 0; path != null; page++) {
                VireoClient node = page % 2 == 0 ? onA : onB;
                Response response = node.request().urlEncodingEnabled(false).get(path);
                response.then().statusCode(200).body("response", hasSize(page < 3 ? 3 : 1));
                paged.addAll(response.path("response.thumbnail"));
                path = VireoClient.next(path, response);
            }
            assertThat(paged).isEqualTo(found(onA, word)).isEqualTo(found(onB, word));
        }
    }

    @Test
    void shouldPublishOneOfTwoUploads() throws Exception {
        for (int round = 0; round < 5; round++) {
            String hash = onA.announced(token, "Twice");
            List<Integer> statuses = Together.call(List.of(
                    () -> onA.upload(token, hash, VIDEO).statusCode(),
                    () -> onB.upload(token, hash, VIDEO).statusCode()));
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            assertThat(onB.request().get("/video/d/{hash}", hash).asByteArray()).isEqualTo(VIDEO);
        }
        onB.request().get("/c/{name}", name).then().body("response.nb_count", equalTo(5));
        try (Stream<java.nio.file.Path> remaining = Files.list(nodes.media().resolve("incoming"))) {
            assertThat(remaining).isEmpty();
        }
    }

    @Test
    void shouldContinueAResumableUploadOfTheOtherNode() {
        String hash = onA.announced(token, "In two parts");
        String upload = tus(onA).header("Upload-Length", VIDEO.length)
                .header("Upload-Metadata", "hashpath " + Base64.getEncoder().encodeToString(hash.getBytes(UTF_8)))
                .post("/files")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        upload = VireoClient.resolved("/files", upload);
        append(onA, upload, 0, Arrays.copyOf(VIDEO, HALF));
        tus(onB).head(upload).then().statusCode(204).header("Upload-Offset", String.valueOf(HALF));
        append(onB, upload, HALF, Arrays.copyOfRange(VIDEO, HALF, VIDEO.length));
        assertThat(onA.request().get("/video/d/{hash}", hash).asByteArray()).isEqualTo(VIDEO);
    }

    /** Heartbeats of the same viewers arrive at both nodes at the same time. */
    @Test
    void shouldCountAViewerOnceOnBothNodes() throws Exception {
        String video = onA.published(token, "Viewed on both");
        nodes.execute("UPDATE Videos SET DurationMillis = 200 WHERE PathHash = '" + video + "'");
        List<Callable<Integer>> heartbeats = new ArrayList<>();
        for (int i = 0; i < VIEWERS; i++) {
            Player viewer = new Player(onA).with("User-Agent", "Viewer " + i);
            String ticket = viewer.ticket(video);
            heartbeats.add(() -> viewer.proceed(video, ticket, 1).statusCode());
            heartbeats.add(() ->
                    new Player(onB, viewer.headers()).proceed(video, ticket, 1).statusCode());
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));

        assertThat(Together.call(heartbeats)).containsOnly(200);

        try (Connection connection = nodes.connect()) {
            String views = "SELECT COALESCE((SELECT t.Views FROM VideoTallies t WHERE t.VideoID = v.VideoID), 0)"
                    + " + COALESCE((SELECT SUM(d.Delta) FROM TallyDeltas d WHERE d.Kind = 3 AND d.SubjectID = v.VideoID), 0)"
                    + " FROM Videos v WHERE v.PathHash = '" + video + "'";
            assertThat(nodes.select(connection, views)).containsExactly((long) VIEWERS);
        }
    }

    @Test
    void shouldSendEachMailOnce() {
        List<String> addresses = Stream.generate(() -> VireoClient.newName() + "@example.com")
                .limit(12)
                .toList();
        for (int i = 0; i < addresses.size(); i++) {
            Map<String, Object> person = VireoClient.person(VireoClient.newName());
            person.put("email", addresses.get(i));
            VireoClient node = i % 2 == 0 ? a.client() : b.client();
            node.signUp(person).then().statusCode(200);
            node.json()
                    .body(Map.of("email", addresses.get(i)))
                    .post("/password/forgot")
                    .then()
                    .statusCode(200);
        }
        addresses.forEach(address -> TestMail.await(address, "Choose a new password"));
        addresses.forEach(address -> assertThat(TestMail.received(address)).hasSize(2));
    }

    @Nested
    @Order(1)
    class Moderation extends ModerationOnTwoNodes {}

    @Nested
    @Order(2)
    class Digests extends DigestsOnTwoNodes {}

    /** Returns whether a node is the leader as far as it has told. */
    static boolean leads(VireoProcess node) {
        String log = node.log();
        return log.lastIndexOf(LEADER) > log.lastIndexOf(FOLLOWER);
    }

    @Nested
    @Order(3)
    class DeathOfTheLeader {
        /** Neither a starting node nor a new leader may remove uploads that a live node is receiving. */
        @Test
        void shouldRemoveOnlyTheStagedUploadsOfADeadNode() throws Exception {
            await(() -> leads(a) != leads(b));
            VireoProcess killed = leads(a) ? a : b;
            VireoProcess survivor = leads(a) ? b : a;
            VireoClient client = killed.client();
            String lost = client.announced(token, "Lost at first");
            String kept = client.announced(token, "Kept");
            try (HalfUpload onKilled = HalfUpload.begin(killed, token, lost, VIDEO);
                    VireoProcess starting = nodes.start();
                    HalfUpload onStarting = HalfUpload.begin(starting, token, kept, VIDEO)) {
                await(() -> parts() == 2);
                assertThat(leads(survivor) || leads(starting)).isFalse();

                killed.kill();
                await(() -> leads(survivor) || leads(starting));
                await(() -> parts() == 1);

                assertThat(onStarting.finish()).isEqualTo(200);
                client.at(starting.base()).upload(token, lost, VIDEO).then().statusCode(200);
                assertThat(parts()).isZero();
            }
        }

        private long parts() {
            try (Stream<java.nio.file.Path> files = Files.list(nodes.media().resolve("incoming"))) {
                return files.filter(file -> file.toString().endsWith(".part")).count();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private List<Object> titles(VireoClient client) {
        return client.list("/videos/channel/{name}", name).stream()
                .map(body -> body.get("title"))
                .toList();
    }

    private RequestSpecification tus(VireoClient client) {
        return client.request().header("Authorization", token).header("Tus-Resumable", "1.0.0");
    }

    private void append(VireoClient client, String upload, int offset, byte[] part) {
        tus(client)
                .contentType("application/offset+octet-stream")
                .header("Upload-Offset", offset)
                .body(part)
                .patch(upload)
                .then()
                .statusCode(204)
                .header("Upload-Offset", String.valueOf(offset + part.length));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time to wait for the condition").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
