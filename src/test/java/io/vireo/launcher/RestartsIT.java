package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
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
        Path loaded = data.resolve("loaded.txt");
        String logging = "-Xlog:class+load:file=" + loaded;

        try (VireoProcess vireo = VireoProcess.launch(data, settings, VERIFIED, "-XX:+UseSerialGC", logging)) {
            vireo.awaitStart();
            try (Stream<String> classes = Files.lines(loaded)) {
                assertThat(classes.filter(line -> line.contains("shared objects file")))
                        .as("classes of the archive; that of the JDK has less than 2,000")
                        .hasSizeGreaterThan(10_000);
            }
            assertThat(vireo.javaArguments())
                    .contains("-XX:+UseSerialGC")
                    .doesNotContain("-XX:+UseParallelGC")
                    .anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
            assertThat(vireo.log()).doesNotContain("was not created", "warning", "takes longer");
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

        try (VireoProcess vireo = VireoProcess.launch(data, Map.of("VIREO_START_CLASS_ARCHIVE", "false"))) {
            vireo.awaitStart();
            checkedProcesses(vireo);
            store.resume(vireo.client());
            new ShellLines(directory).check(vireo);
        }

        assertThat(Files.size(library)).isGreaterThan(1);
        assertThat(stray).doesNotExist();
    }

    /** Returns a file of the unpacked server, by a pattern of its name. */
    private static Path unpacked(String name) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data.resolve("runtime-1/runtime"), name)) {
            return files.iterator().next();
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
