package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.RawConnection;
import io.vireo.Samples;
import io.vireo.VireoClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The database of a {@code vireo.jar} is killed during long responses and uploads, and before a commit. */
final class DatabaseKill {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final VireoProcess vireo;
    private final Path data;
    private final VireoClient client;
    private final String token;

    DatabaseKill(VireoProcess vireo, Path data) {
        this.vireo = vireo;
        this.data = data;
        client = vireo.client();
        token = client.token(client.newAccount());
    }

    void duringResponsesAndUploads() throws Exception {
        String video = client.published(token, "Here");
        String plain = client.announced(token, "Halfway");
        String resumable = client.announced(token, "Halfway, too");
        byte[] bytes = Samples.video();
        int half = bytes.length / 2;
        TusUpload tus = TusUpload.begin(client, token, resumable, bytes.length);
        tus.send(0, Arrays.copyOf(bytes, half)).then().statusCode(204);
        addLongTitles();

        try (HalfUpload upload = HalfUpload.begin(vireo, token, plain, bytes);
                RawConnection list = get("/videos/all");
                RawConnection search = get("/search/all/wide")) {
            RawConnection.RawAnswer listed = list.head();
            RawConnection.RawAnswer found = search.head();
            long outages = outages(vireo.log());
            vireo.signalDatabase("STOP");
            vireo.awaitLog(log -> outages(log) > outages);
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
    }

    private static long outages(String log) {
        return log.lines()
                .filter(line -> line.contains("The database is unavailable"))
                .count();
    }

    /** The files of an upload are removed if its commit fails. */
    void beforeACommit() throws Exception {
        String hash = client.announced(token, "Nearly");
        // the transaction locks this row last, after the files have been moved
        Process holder =
                sql("START TRANSACTION; SELECT ID FROM CatalogueVersion WHERE ID = 1 FOR UPDATE; SELECT SLEEP(600)");
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
    private void addLongTitles() throws Exception {
        String add = "INSERT INTO Videos (PathHash, ChannelID, Title, Description, Upload, Published)"
                + " SELECT LPAD(seq, 7, 'z'), ChannelID,"
                + " CONCAT('wide ', seq, ' ', REPEAT('€', 240)), '', NOW() - INTERVAL seq SECOND, 1"
                + " FROM seq_1_to_12000, (SELECT ChannelID FROM Channels LIMIT 1) c";
        assertThat(sql(add).waitFor()).isZero();
        // a search finds rows of other writers within a second, the last one last
        await(() -> client.request()
                .get("/search/all/{query}", "wide 12000")
                .asString()
                .contains("wide 12000"));
    }

    /** Executes statements with the MariaDB client, which prints each result immediately. */
    private Process sql(String statements) throws IOException {
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

    private RawConnection get(String path) throws IOException {
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
