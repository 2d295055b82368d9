package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import io.vireo.VireoClient;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * One site that is started four times, the first time as after its installation, with its archive of classes. A start is what these cases
 * cost.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartsIT {
    /** A time that no file gets when it is written. */
    private static final FileTime UNPACKED = FileTime.fromMillis(1_000_000_000_000L);

    private static final Map<String, String> ARCHIVE =
            Map.of("VIREO_START_CLASS_ARCHIVE", "true", "JDK_JAVA_OPTIONS", "-Dof.environment=1");

    /** As without the tests' options. */
    private static final String VERIFIED = "-XX:+BytecodeVerificationRemote";

    /** Without a blank in its path, which would prevent the archive. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static Path data;
    private static FullStore store;
    private static String channel;

    @BeforeAll
    static void nameData() {
        data = directory.resolve("vireo-data");
    }

    @Test
    @Order(1)
    void shouldListenOnItsPortOnlyCreateTheArchiveAndLeaveNothingBehind() throws Exception {
        List<ProcessHandle> processes;
        try (VireoProcess vireo = VireoProcess.launchFirst(data, ARCHIVE, VERIFIED, "-Xmx700m")) {
            vireo.awaitStart();
            processes = checkedProcesses(vireo);
            store = new FullStore(data, vireo.client());
            channel = vireo.client().newAccount();
            awaitSearch(vireo.client());
            vireo.awaitLog(log -> log.contains("The archive of classes is complete"));
            assertThat(vireo.javaArguments())
                    .containsSubsequence("-Xmx700m", "-jar")
                    .anyMatch(option -> option.startsWith("-XX:DumpLoadedClassList="));
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @Order(2)
    void shouldUseTheArchiveUnpackTheServerOnceReadTheSettingsFileAndRejectUploadsWithoutDiskSpace() throws Exception {
        Path adapter = unpacked("*.rar"); // not in the archive, which would not fit to a file of another time
        Files.setLastModifiedTime(adapter, UNPACKED);
        Path file = Files.writeString(data.resolve("vireo.properties"), """
                vireo.sign-in.rejected-status = 401
                # invalid, but overridden by the environment
                vireo.password.cost = 99
                """);
        Map<String, String> settings = new HashMap<>(ARCHIVE);
        settings.putAll(FullStore.SETTINGS);
        settings.put("VIREO_CONFIG", file.toString());
        Path search = data.resolve("search");
        Files.move(search, data.resolve("search-before"));
        Files.write(search, new byte[] {1}); // a file instead of the directory of the index
        Path loaded = data.resolve("loaded.txt");
        String logging = "-Xlog:class+load:file=" + loaded;

        try (VireoProcess vireo = VireoProcess.launch(data, settings, VERIFIED, "-XX:+UseSerialGC", logging)) {
            vireo.awaitStart();
            try (Stream<String> classes = Files.lines(loaded)) {
                assertThat(classes.filter(line -> line.contains("shared objects file")))
                        .as("classes of the archive; that of the JDK has less than 2,000")
                        .hasSizeGreaterThan(10_000)
                        .as("classes of the application")
                        .filteredOn(line -> line.contains(" io.vireo.") && !line.contains(" io.vireo.launcher."))
                        .hasSizeGreaterThan(700);
            }
            assertThat(vireo.javaArguments())
                    .contains("-XX:+UseSerialGC")
                    .doesNotContain("-XX:+UseParallelGC")
                    .anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
            assertThat(vireo.log()).doesNotContain("was not created", "warning", "takes longer");
            vireo.client()
                    .request()
                    .get("/search/channel/{name}", channel)
                    .then()
                    .statusCode(200)
                    .header("Search-Incomplete", equalTo("indexing"))
                    .body("response", hasSize(0));
            Files.delete(search);
            awaitSearch(vireo.client());
            vireo.client()
                    .signIn("nobody", "wrong password")
                    .then()
                    .statusCode(401)
                    .body("response.try-left", equalTo(4));
            store.rejectWithoutSpace(vireo.client());
        }

        // the libraries, 250 MB, are copied again only if they are not those of this jar
        assertThat(Files.getLastModifiedTime(adapter)).isEqualTo(UNPACKED);
    }

    @Test
    @Order(3)
    void shouldRemoveADamagedArchiveAndAnswerWith503UntilItHasStartedAndWhileItStops() throws Exception {
        Path archive = unpacked("*.jsa");
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(100_000), Files.size(archive) / 2);
        }
        String option = "-Dpadding=\"a b\" 'c' \u00e9 " + "x".repeat(5_000);
        try (VireoProcess vireo = VireoProcess.launch(data, ARCHIVE, VERIFIED, option);
                PortPolling polling = new PortPolling(vireo.port())) {
            expectPage(vireo);
            vireo.awaitStart();
            assertThat(Files.readString(Path.of("/proc/" + vireo.pid() + "/cmdline")))
                    .as("arguments of any form")
                    .contains("\0" + option + "\0")
                    .contains("UseParallelGC");
            vireo.awaitLog(log -> log.contains("The archive of classes was damaged"));
            int started = polling.responses().size();
            assertThat(vireo.stop()).isEqualTo(143);
            polling.close();

            PortPolling.assertUnavailableOrCorrect(polling.responses().subList(0, started));
            PortPolling.assertUnavailableOrCorrect(polling.responses());
        }
        assertThat(archive).doesNotExist();
    }

    @Test
    @Order(4)
    void shouldUnpackADamagedServerAgainResumeUploadsWithDiskSpaceAndRunTheCommandsOfTheDocumentation()
            throws Exception {
        Path library = unpacked("jersey-server*");
        Files.write(library, new byte[] {1});
        Path stray = data.resolve("runtime-1/runtime/stray");
        Files.write(Files.createDirectories(stray).resolve("file"), new byte[] {1});
        try (Stream<Path> index = Files.walk(data.resolve("search"))) {
            for (Path file : index.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        try (VireoProcess vireo = VireoProcess.launch(data, Map.of("VIREO_START_CLASS_ARCHIVE", "false"))) {
            vireo.awaitStart();
            awaitSearch(vireo.client());
            checkedProcesses(vireo);
            store.resume(vireo.client());
            new ShellLines(directory).check(vireo);
        }

        assertThat(Files.size(library)).isGreaterThan(1);
        assertThat(stray).doesNotExist();
    }

    /** Waits until the search index is complete. */
    private static void awaitSearch(VireoClient client) throws Exception {
        Await.until("the search index", () -> {
            Response found = client.request().get("/search/channel/{name}", channel);
            found.then().statusCode(200);
            return found.header("Search-Incomplete") == null
                    && found.jsonPath().getList("response").size() == 1;
        });
    }

    /** Returns a file of the unpacked server, by a pattern of its name. */
    private static Path unpacked(String name) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data.resolve("runtime-1/runtime"), name)) {
            return files.iterator().next();
        }
    }

    /** Opens the site in a browser as soon as the port is open. */
    private static void expectPage(VireoProcess vireo) throws Exception {
        URI site = URI.create("http://127.0.0.1:" + vireo.port());
        String request =
                "GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*;q=0.8\r\nConnection: close\r\n\r\n";
        List<RawAnswer> answers = new ArrayList<>();
        Await.until("the port", () -> {
            try {
                return answers.add(RawConnection.exchange(site, request));
            } catch (IOException e) {
                return false;
            }
        });
        RawAnswer page = answers.get(0);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.headers())
                .containsEntry("retry-after", "5")
                .containsEntry("cache-control", "no-store")
                .containsEntry("x-frame-options", "DENY");
        assertThat(page.headers().get("content-type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.headers().get("content-security-policy")).contains("style-src 'sha256-");
        assertThat(page.body())
                .contains("Not ready at the moment", page.headers().get("x-request-id"))
                .endsWith("</html>\n");
    }

    /** Returns the processes of a site, which listen only on its port. */
    private static List<ProcessHandle> checkedProcesses(VireoProcess vireo) throws Exception {
        List<ProcessHandle> processes = vireo.processes();
        assertThat(processes).hasSizeGreaterThan(1);
        assertThat(ListeningPorts.of(processes)).containsExactly(vireo.port());
        return processes;
    }
}
