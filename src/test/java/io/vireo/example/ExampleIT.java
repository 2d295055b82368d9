package io.vireo.example;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.TestDirectory;
import io.vireo.TestMail;
import io.vireo.VireoClient;
import io.vireo.platform.database.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example feature on a separate server: checks each extension point. */
class ExampleIT {
    private static final String DATABASE = "vireo_example";

    @TestDirectory
    static Path directory;

    private static ExampleServer server;

    private VireoClient vireo;
    private String owner;
    private String ownerToken;
    private String hash;
    private String reader;
    private String token;

    @BeforeAll
    static void start() throws Exception {
        TestDatabase.migrated(DATABASE);
        server = new ExampleServer(directory, DATABASE);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void prepare() {
        vireo = server.client();
        owner = VireoClient.newName();
        Map<String, Object> person = VireoClient.person(owner);
        person.put("email", owner + "@example.com");
        vireo.signUp(person).then().statusCode(200);
        ownerToken = vireo.token(owner);
        hash = vireo.published(ownerToken, "Hills");
        reader = vireo.newAccount();
        token = vireo.token(reader);
    }

    @Test
    void shouldReturnItsErrorCodesAndThoseOfTheFacade() {
        note(hash, "first").then().statusCode(200).body("response", equalTo(""));
        note(hash, "second")
                .then()
                .statusCode(409)
                .body("response", equalTo("note-exists"))
                .body("message", equalTo("The channel has a note about this video already."));
        token = vireo.token(vireo.newAccount());
        note("AAAAAAA", "none").then().statusCode(404).body("response", equalTo("no-video"));
        note(vireo.announced(ownerToken, "Later"), "early")
                .then()
                .statusCode(404)
                .body("response", equalTo("no-video"));
    }

    @Test
    void shouldApplyItsRateLimit() {
        note("AAAAAAA", "1").then().statusCode(404);
        note("AAAAAAA", "2").then().statusCode(404);
        note(hash, "3").then().statusCode(429).body("response", equalTo("too-many-requests"));
    }

    @Test
    void shouldSendAMailUnlessUnsubscribed() {
        note(hash, "mailed").then().statusCode(200);
        MimeMessage mail = TestMail.await(owner + "@example.com", "Somebody has a note about your video");
        assertThat(TestMail.text(mail)).contains(owner, "\"Hills\"");
        assertThat(TestMail.header(mail, "List-Unsubscribe")).contains("mails=notes");

        preferences().then().statusCode(200).body("response.notes", equalTo(true));
        vireo.json()
                .header("Authorization", ownerToken)
                .body(Map.of("notes", false))
                .put("/c/{name}/notifications", owner)
                .then()
                .statusCode(200)
                .body("response.notes", equalTo(false))
                .body("response.published", equalTo(true));
        token = vireo.token(vireo.newAccount());
        note(hash, "not mailed").then().statusCode(200);
        preferences().then().body("response.notes", equalTo(false));
        String later = vireo.published(ownerToken, "Rivers");
        TestMail.await(owner + "@example.com", "Your video is published", 2);
        assertThat(later).isNotEmpty();
        TestMail.await(owner + "@example.com", "Somebody has a note about your video", 1);
    }

    @Test
    void shouldContributeToTheExport() throws IOException {
        note(hash, "mine").then().statusCode(200);

        byte[] zip = vireo.request()
                .header("Authorization", token)
                .get("/c/{name}/export", reader)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(entries.getNextEntry().getName()).isEqualTo("account.json");
            assertThat(new String(entries.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"username\" : \"" + reader, "\"videos\"")
                    .containsPattern("\"notes\" : \\[\\s*\"mine\"\\s*]");
        }
    }

    /** The observers run in the transactions of publication and deletion, so their changes are visible with the response. */
    @Test
    void shouldObserveThePublicationAndTheDeletionOfAVideo() throws Exception {
        String observed = vireo.published(ownerToken, "Observed " + hash);
        String query = "SELECT COUNT(*) FROM Notes WHERE Text = '" + OwnerNotes.PREFIX + "Observed " + hash + "'";
        assertThat(count(query)).isOne();

        vireo.deleteVideo(ownerToken, observed).then().statusCode(200);

        assertThat(count(query)).isZero();
    }

    @Test
    void shouldCleanUpAfterADeletedVideo() throws Exception {
        note(hash, "about a video").then().statusCode(200);

        vireo.deleteVideo(ownerToken, hash).then().statusCode(200);

        await(() -> count("SELECT COUNT(*) FROM Notes WHERE Text = 'about a video'") == 0);
    }

    @Test
    void shouldCleanUpAfterADeletedChannelAndRetryAFailingCleanup() throws Exception {
        note(hash, "of a channel").then().statusCode(200);
        execute("INSERT INTO Notes (ChannelID, VideoID, Text) VALUES (0, 0, '" + FailingCleanup.FAIL + "')");

        vireo.deleteAccount(token, reader, PASSWORD).then().statusCode(200);

        await(() -> count("SELECT COUNT(*) FROM Notes WHERE Text = 'of a channel'") == 0);
        await(() -> count("SELECT COUNT(*) FROM Cleanups WHERE Name = 'a-failing-one' AND Attempts > 0") == 1);
        execute("DELETE FROM Notes WHERE ChannelID = 0");
        await(() -> count("SELECT COUNT(*) FROM Cleanups") == 0);
        assertThat(server.metrics())
                .contains("vireo_cleanups_total{cleanup=\"a-failing-one\",result=\"failure\"}")
                .contains("vireo_cleanups_total{cleanup=\"a-failing-one\",result=\"success\"}");
    }

    @Test
    void shouldCleanUpAfterTheVideosOfADeletedChannel() throws Exception {
        note(hash, "about the video of a channel").then().statusCode(200);

        vireo.deleteAccount(ownerToken, owner, PASSWORD).then().statusCode(200);

        await(() -> count("SELECT COUNT(*) FROM Notes WHERE Text = 'about the video of a channel'") == 0);
    }

    @Test
    void shouldRunItsJobAndExportItsMetricDespiteAFailingJob() throws Exception {
        note(hash, "counted").then().statusCode(200);

        await(() -> server.metrics().lines().anyMatch(line -> line.matches("vireo_notes [1-9].*")));
        await(() -> server.metrics()
                .contains("vireo_scheduled_jobs_seconds_count{job=\"a-failing-job\",result=\"failure\"}"));
        assertThat(server.metrics())
                .contains("vireo_scheduled_jobs_seconds_count{job=\"note-statistics\",result=\"success\"}")
                .contains("vireo_scheduled_jobs_seconds_count{job=\"rate-limits\",result=\"success\"}");
    }

    private Response note(String video, String text) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("text", text))
                .post("/notes/{hash}", video);
    }

    private Response preferences() {
        return vireo.request().header("Authorization", ownerToken).get("/c/{name}/notifications", owner);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("time to wait for the condition").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static long count(String query) throws SQLException {
        try (Connection connection = TestDatabase.existing(DATABASE).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = TestDatabase.existing(DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
