package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.vireo.Samples;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import io.vireo.platform.database.replica.ReplicationServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node with a primary database and a replica, which can be promoted. */
class ReplicaIT {
    @TestDirectory
    Path directory;

    private ReplicationServer primary;
    private ReplicationServer replica;
    private VireoProcess vireo;
    private VireoClient client;
    private int searches;

    @BeforeEach
    void start() throws Exception {
        primary = ReplicationServer.primary(directory.resolve("1"));
        replica = primary.replica(directory.resolve("2"));
        String url = "jdbc:mariadb:replication://" + server(primary) + "," + server(replica) + "/vireo";
        vireo = VireoProcess.start(
                directory.resolve("node"),
                Map.of(
                        "VIREO_DB_URL",
                        url,
                        "VIREO_DB_USER",
                        ReplicationServer.USER,
                        "VIREO_DB_PASSWORD",
                        ReplicationServer.PASSWORD,
                        "VIREO_METRICS_ALLOWED",
                        "198.51.0.0/16"));
        client = vireo.client();
    }

    private static String server(ReplicationServer server) {
        return "address=(host=127.0.0.1)(port=" + server.port() + ")(type=primary)";
    }

    @AfterEach
    void stop() throws InterruptedException {
        vireo.close();
        replica.close();
        primary.close();
    }

    @Test
    void shouldReadFromAnUpToDateReplicaAndSurviveTheFailoverOfThePrimary() throws Exception {
        String name = client.newAccount();
        String token = client.token(name);
        String hash = client.published(token, "Before");
        awaitReads("replica", "Before");
        long executed = replica.executions();
        awaitReads("replica", "Before");
        assertThat(replica.executions()).isGreaterThan(executed);

        replica.execute("STOP SLAVE SQL_THREAD");
        client.json()
                .header("Authorization", token)
                .body(Map.of("title", "After"))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
        assertIsShown(hash, name, "After");
        String other = client.newAccount();
        client.request().get("/search/channel/{name}", other).then().body("response", hasSize(1));
        String deleted = client.published(token, "Gone");
        assertIsShown(deleted, name, "Gone");
        client.deleteVideo(token, deleted).then().statusCode(200);
        client.video(deleted).then().statusCode(404);
        client.request().get("/search/all/{query}", "Gone").then().body("response", hasSize(0));
        replica.execute("START SLAVE SQL_THREAD");
        awaitReads("replica", "After");
        assertIsShown(hash, name, "After");

        primary.kill();
        client.announce(token, "Not yet", "").then().statusCode(503).body("response", equalTo("unavailable"));
        assertIsShown(hash, name, "After");
        replica.execute("STOP SLAVE", "SET GLOBAL read_only = 0");
        await(() -> client.announce(token, "Now", "").statusCode() == 200);
        assertIsShown(client.published(token, "On the new one"), name, "On the new one");
        assertThat(client.request().get("/video/d/{hash}", hash).asByteArray()).isEqualTo(Samples.video());
    }

    private void assertIsShown(String hash, String channel, String title) {
        client.video(hash).then().statusCode(200).body("response.title", equalTo(title));
        client.request()
                .get("/videos/channel/{name}?limit=1", channel)
                .then()
                .statusCode(200)
                .body("response[0].title", equalTo(title));
        client.request()
                .get("/search/all/{query}", title)
                .then()
                .statusCode(200)
                .body("response[0].thumbnail", equalTo(hash));
    }

    /** Waits until the rows of an uncached search, which differs from each before it by its earliest time, are read from this server. */
    private void awaitReads(String server, String title) throws SQLException {
        double before = reads(server);
        await(() -> {
            Instant since = Instant.EPOCH.plusSeconds(searches++);
            assertThat(client.list("/search/video/{query}?since={since}", title, since.toString()))
                    .isNotEmpty();
            return reads(server) > before;
        });
    }

    private double reads(String server) {
        String line = "vireo_catalogue_reads_total{server=\"" + server + "\"} ";
        return client.request()
                .get("/metrics")
                .asString()
                .lines()
                .filter(metric -> metric.startsWith(line))
                .mapToDouble(metric -> Double.parseDouble(metric.substring(line.length())))
                .sum();
    }

    private interface Condition {
        boolean isTrue() throws SQLException;
    }

    private static void await(Condition condition) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.isTrue()) {
            assertThat(System.nanoTime()).as("time to wait for the condition").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
