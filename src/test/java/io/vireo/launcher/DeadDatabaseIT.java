package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.RawConnection;
import io.vireo.Samples;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** {@code vireo.jar} whose database is killed during long responses and uploads. */
class DeadDatabaseIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @TestDirectory
    Path data;

    @Test
    void shouldAbortListsAndLoseNoUploadWhenTheDatabaseIsKilled() throws Exception {
        try (VireoProcess vireo = VireoProcess.start(data, Map.of("VIREO_DB_QUERY_TIMEOUT", "PT2S"))) {
            VireoClient client = vireo.client();
            String token = client.token(client.newAccount());
            String video = client.published(token, "Here");
            String plain = client.announced(token, "Halfway");
            String resumable = client.announced(token, "Halfway, too");
            byte[] bytes = Samples.video();
            int half = bytes.length / 2;
            TusUpload tus = TusUpload.begin(client, token, resumable, bytes.length);
            tus.send(0, Arrays.copyOf(bytes, half)).then().statusCode(204);
            addLongTitles(vireo);

            try (HalfUpload upload = HalfUpload.begin(vireo, token, plain, bytes);
                    RawConnection list = get(vireo, "/videos/all");
                    RawConnection search = get(vireo, "/search/all/wide")) {
                RawConnection.RawAnswer listed = list.head();
                RawConnection.RawAnswer found = search.head();
                vireo.signalDatabase("STOP");
                vireo.awaitLog(log -> log.contains("The database is unavailable"));
                RawConnection.RawAnswer refused =
                        upload.connection().send(upload.remainder()).answer();
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.headers()).containsEntry("retry-after", "5");
                assertUnavailable(tus.send(half, Arrays.copyOfRange(bytes, half, bytes.length)));
                assertUnavailable(client.request().get("/videos/all"));
                assertUnavailable(client.request().get("/search/all/wide"));
                assertThat(files("incoming")).isEmpty();
                // read now: a response waiting for its client would continue with the next database
                CompletableFuture<Void> aborted = CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> assertAborted(list, listed)),
                        CompletableFuture.runAsync(() -> assertAborted(search, found)));
                vireo.signalDatabase("KILL");
                aborted.join();
            }

            await(() -> client.video(video).statusCode() == 200);
            client.upload(token, plain, bytes).then().statusCode(200);
            int offset = tus.offset();
            if (offset < bytes.length) {
                tus.send(offset, Arrays.copyOfRange(bytes, offset, bytes.length))
                        .then()
                        .statusCode(204);
            }
            client.video(resumable).then().statusCode(200);
            assertFilesAreRemovedIfTheCommitFails(vireo, client, token);
        }
    }

    private void assertFilesAreRemovedIfTheCommitFails(VireoProcess vireo, VireoClient client, String token)
            throws Exception {
        String hash = client.announced(token, "Nearly");
        // the transaction locks this row last, after the files have been moved
        Process holder = sql(
                vireo, "START TRANSACTION; SELECT ID FROM CatalogueVersion WHERE ID = 1 FOR UPDATE; SELECT SLEEP(600)");
        assertThat(holder.inputReader().readLine()).isEqualTo("ID");
        CompletableFuture<Response> upload =
                CompletableFuture.supplyAsync(() -> client.upload(token, hash, Samples.video()));
        await(() -> files("videos").contains(hash + ".mp4"));
        vireo.signalDatabase("KILL");
        assertUnavailable(upload.join());
        await(() ->
                !files("videos").contains(hash + ".mp4") && !files("thumbnails").contains(hash + ".jpg"));
        client.upload(token, hash, Samples.video()).then().statusCode(200);
    }

    /** Adds so many videos that the list of all exceeds the socket buffers of a client that does not read. */
    private static void addLongTitles(VireoProcess vireo) throws Exception {
        String add = "INSERT INTO Videos (PathHash, ChannelID, Title, Description, Upload, Published)"
                + " SELECT LPAD(seq, 7, 'z'), ChannelID,"
                + " CONCAT('wide ', seq, ' ', REPEAT('€', 240)), '', NOW() - INTERVAL seq SECOND, 1"
                + " FROM seq_1_to_12000, (SELECT ChannelID FROM Channels LIMIT 1) c";
        assertThat(sql(vireo, add).waitFor()).isZero();
        VireoClient client = vireo.client();
        // a search finds rows of other writers within a second, the last one last
        await(() -> client.request()
                .get("/search/all/{query}", "wide 12000")
                .asString()
                .contains("wide 12000"));
    }

    /** Executes statements with the MariaDB client, which prints each result immediately. */
    private static Process sql(VireoProcess vireo, String statements) throws IOException {
        String socket = vireo.database().info().arguments().stream()
                .flatMap(Arrays::stream)
                .filter(argument -> argument.startsWith("--socket="))
                .findFirst()
                .orElseThrow();
        Path program = Path.of(vireo.database().info().command().orElseThrow()).resolveSibling("mariadb");
        return new ProcessBuilder(
                        program.toString(),
                        socket,
                        "--skip-ssl",
                        "--unbuffered",
                        "--default-character-set=utf8mb4",
                        "vireo",
                        "-e",
                        statements)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static RawConnection get(VireoProcess vireo, String path) throws IOException {
        return new RawConnection(vireo.base()).send("GET " + path + " HTTP/1.1\r\nHost: vireo\r\n\r\n");
    }

    private static void assertUnavailable(Response answer) {
        answer.then().statusCode(503).header("Retry-After", equalTo("5")).body("response", equalTo("unavailable"));
    }

    private static void assertAborted(RawConnection connection, RawConnection.RawAnswer head) {
        assertThat(head.status()).isEqualTo(200);
        assertThatThrownBy(() -> connection.body(head))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
    }

    private List<String> files(String directory) {
        return List.of(data.resolve(directory).toFile().list());
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("time to wait for the condition").isBefore(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
