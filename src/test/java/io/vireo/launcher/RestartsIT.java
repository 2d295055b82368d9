package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One site that is started three times, the first time as after its installation. A start is what these cases cost. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartsIT {
    /** A time that no file gets when it is written. */
    private static final FileTime UNPACKED = FileTime.fromMillis(1_000_000_000_000L);

    @TestDirectory
    static Path data;

    private static FullStore store;
    private static String channel;

    @Test
    @Order(1)
    void shouldListenOnItsPortOnlyAndLeaveNothingBehind() throws Exception {
        List<ProcessHandle> processes;
        try (VireoProcess vireo = VireoProcess.startFirst(data, Map.of())) {
            processes = checkedProcesses(vireo);
            store = new FullStore(data, vireo.client());
            channel = vireo.client().newAccount();
            awaitSearch(vireo.client());
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @Order(2)
    void shouldUnpackTheServerOnceReadTheSettingsFileAndRejectUploadsWithoutDiskSpace() throws Exception {
        Files.setLastModifiedTime(library(), UNPACKED);
        Path file = Files.writeString(data.resolve("vireo.properties"), """
                vireo.sign-in.rejected-status = 401
                # invalid, but overridden by the environment
                vireo.password.cost = 99
                """);
        Map<String, String> settings = new HashMap<>(FullStore.SETTINGS);
        settings.put("VIREO_CONFIG", file.toString());
        Path search = data.resolve("search");
        Files.move(search, data.resolve("search-before"));
        Files.write(search, new byte[] {1}); // a file instead of the directory of the index

        try (VireoProcess vireo = VireoProcess.start(data, settings)) {
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
        assertThat(Files.getLastModifiedTime(library())).isEqualTo(UNPACKED);
    }

    @Test
    @Order(3)
    void shouldUnpackADamagedServerAgainAndResumeUploadsWithDiskSpace() throws Exception {
        Path library = library();
        Files.write(library, new byte[] {1});
        Path stray = data.resolve("runtime-1/runtime/stray");
        Files.write(Files.createDirectories(stray).resolve("file"), new byte[] {1});
        try (Stream<Path> index = Files.walk(data.resolve("search"))) {
            for (Path file : index.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        try (VireoProcess vireo = VireoProcess.start(data, Map.of())) {
            awaitSearch(vireo.client());
            checkedProcesses(vireo);
            store.resume(vireo.client());
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

    private static Path library() throws IOException {
        try (Stream<Path> libraries = Files.list(data.resolve("runtime-1/runtime"))) {
            return libraries
                    .filter(file -> file.getFileName().toString().startsWith("jersey-server"))
                    .findAny()
                    .orElseThrow();
        }
    }

    /** Returns the processes of a site, which listen only on its port. */
    private static List<ProcessHandle> checkedProcesses(VireoProcess vireo) throws Exception {
        List<ProcessHandle> processes = vireo.processes();
        assertThat(processes).hasSizeGreaterThan(1);
        assertThat(ListeningPorts.of(processes)).containsExactly(vireo.port());
        return processes;
    }
}
