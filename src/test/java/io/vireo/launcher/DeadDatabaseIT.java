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

/** {@code vireo.jar} whose database dies in the middle of long answers and of uploads. */
class DeadDatabaseIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TestDirectory
    Path data;

    @Test
    void shouldBreakListsOffAndLoseNoUploadWhenTheDatabaseDies() throws Exception {
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
                        upload.connection().send(upload.rest()).answer();
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.headers()).containsEntry("retry-after", "5");
                isRefused(tus.send(half, Arrays.copyOfRange(bytes, half, bytes.length)));
                isRefused(client.request().get("/videos/all"));
                isRefused(client.request().get("/search/all/wide"));
                assertThat(files("incoming")).isEmpty();
                // read, or what waits for its reader would go on with the next database
                CompletableFuture<Void> ends = CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> isBrokenOff(list, listed)),
                        CompletableFuture.runAsync(() -> isBrokenOff(search, found)));
                vireo.signalDatabase("KILL");
                ends.join();
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
            shouldTakeBackTheFilesOfAnUploadThatCannotBeCommitted(vireo, client, token);
        }
    }

    private void shouldTakeBackTheFilesOfAnUploadThatCannotBeCommitted(
            VireoProcess vireo, VireoClient client, String token) throws Exception {
        String hash = client.announced(token, "Nearly");
        // its transaction waits for this row in the end, when the files are in place
        Process holder = sql(
                vireo, "START TRANSACTION; SELECT ID FROM CatalogueVersion WHERE ID = 1 FOR UPDATE; SELECT SLEEP(600)");
        assertThat(holder.inputReader().readLine()).isEqualTo("ID");
        CompletableFuture<Response> upload =
                CompletableFuture.supplyAsync(() -> client.upload(token, hash, Samples.video()));
        await(() -> files("videos").contains(hash + ".mp4"));
        vireo.signalDatabase("KILL");
        isRefused(upload.join());
        await(() ->
                !files("videos").contains(hash + ".mp4") && !files("thumbnails").contains(hash + ".jpg"));
        client.upload(token, hash, Samples.video()).then().statusCode(200);
    }

    /** So many that no connection takes the list of them all while nobody reads. */
    private static void addLongTitles(VireoProcess vireo) throws Exception {
        String add = "INSERT INTO Videos (PathHash, ChannelID, Title, Description, Upload, Published)"
                + " SELECT LPAD(seq, 7, 'z'), ChannelID,"
                + " CONCAT('wide ', seq, ' ', REPEAT('€', 240)), '', NOW() - INTERVAL seq SECOND, 1"
                + " FROM seq_1_to_12000, (SELECT ChannelID FROM Channels LIMIT 1) c";
        assertThat(sql(vireo, add).waitFor()).isZero();
        VireoClient client = vireo.client();
        await(() -> client.request().get("/search/all/wide?limit=1").header("Search-Incomplete") == null);
    }

    /** Statements by the database's own client; each answer is written when it is there. */
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

    private static void isRefused(Response answer) {
        answer.then().statusCode(503).header("Retry-After", equalTo("5")).body("response", equalTo("unavailable"));
    }

    private static void isBrokenOff(RawConnection connection, RawConnection.RawAnswer head) {
        assertThat(head.status()).isEqualTo(200);
        assertThatThrownBy(() -> connection.body(head))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
    }

    private List<String> files(String directory) {
        return List.of(data.resolve(directory).toFile().list());
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it comes true in time").isBefore(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
