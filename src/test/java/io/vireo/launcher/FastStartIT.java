package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.TestDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM that replaces the first one, and its archive of classes. */
class FastStartIT {
    private static final Map<String, String> ARCHIVE =
            Map.of("VIREO_START_CLASS_ARCHIVE", "true", "JDK_JAVA_OPTIONS", "-Dof.environment=1");

    /** As without the tests' options. */
    private static final String VERIFIED = "-XX:+BytecodeVerificationRemote";

    @TestDirectory
    Path data;

    @Test
    void shouldUseTheArchiveOfTheFirstStartAndCreateADamagedOneAgain(@TempDir Path data) throws Exception {
        try (VireoProcess first = VireoProcess.launch(data, ARCHIVE, VERIFIED, "-Xmx700m")) {
            first.awaitLog(log -> log.contains("The archive of classes is complete"));
            assertThat(first.javaArguments())
                    .containsSubsequence("-Xmx700m", "-jar")
                    .anyMatch(option -> option.startsWith("-XX:DumpLoadedClassList="));
        }
        Path loaded = data.resolve("loaded.txt");
        String logging = "-Xlog:class+load:file=" + loaded;
        try (VireoProcess second = VireoProcess.launch(data, ARCHIVE, VERIFIED, "-XX:+UseSerialGC", logging)) {
            second.awaitStart();
            try (Stream<String> classes = Files.lines(loaded)) {
                assertThat(classes.filter(line -> line.contains("shared objects file")))
                        .as("classes of the archive; that of the JDK has less than 2,000")
                        .hasSizeGreaterThan(10_000)
                        .as("classes of the application")
                        .filteredOn(line -> line.contains(" io.vireo.") && !line.contains(" io.vireo.launcher."))
                        .hasSizeGreaterThan(700);
            }
            assertThat(second.javaArguments())
                    .contains("-XX:+UseSerialGC")
                    .doesNotContain("-XX:+UseParallelGC")
                    .anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
            assertThat(second.log()).doesNotContain("was not created", "warning", "takes longer");
        }
        Path archive = archive(data);
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(100_000), Files.size(archive) / 2);
        }
        try (VireoProcess third = VireoProcess.launch(data, ARCHIVE, VERIFIED)) {
            third.awaitLog(log -> log.contains("The archive of classes was damaged"));
            third.awaitStart();
        }
        assertThat(archive).doesNotExist();
    }

    private static Path archive(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("runtime-1/runtime"))) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .findAny()
                    .orElseThrow();
        }
    }

    @Test
    void shouldAnswerWith503UntilItHasStartedAndWhileItStops() throws Exception {
        String option = "-Dpadding=\"a b\" 'c' \u00e9 " + "x".repeat(5_000);
        try (VireoProcess vireo = VireoProcess.launch(data, Map.of(), option);
                PortPolling polling = new PortPolling(vireo.port())) {
            vireo.awaitStart();
            assertThat(Files.readString(Path.of("/proc/" + vireo.pid() + "/cmdline")))
                    .as("arguments of any form")
                    .contains("\0" + option + "\0")
                    .contains("UseParallelGC");
            int started = polling.responses().size();
            assertThat(vireo.stop()).isEqualTo(143);
            polling.close();

            assertThat(polling.responses().subList(0, started)).anyMatch(FastStartIT::isUnavailable);
            assertThat(polling.responses()).allMatch(response -> isUnavailable(response) || isCorrect(response));
        }
    }

    /** A connection that the server has accepted but not read may be closed when it stops. */
    private static boolean isCorrect(String response) {
        return response.isEmpty() || response.matches("(?s)HTTP/1.1 (200|405) .*\r\nContent-Type: application/json.*");
    }

    private static boolean isUnavailable(String response) {
        return response.matches("(?s)HTTP/1.1 503 .*\r\nContent-Type: application/json.*")
                && response.contains("\r\nRetry-After: 5\r\n")
                && (response.endsWith("\r\n\r\n") || response.contains("{\"response\":\"unavailable\""));
    }

    /** The options of a file cannot be read before the JVM is replaced; they may contradict those that would be added. */
    @Test
    void shouldStartInTheFirstJvmIfThatCannotBeReplaced() throws Exception {
        Files.createDirectories(data);
        Path options = Files.writeString(data.resolve("options"), "-XX:+UseSerialGC");
        try (VireoProcess vireo = VireoProcess.launch(data, Map.of(), "@" + options);
                PortPolling polling = new PortPolling(vireo.port())) {
            vireo.awaitStart();
            polling.close();
            assertThat(vireo.log()).containsOnlyOnce("The start takes longer").contains("Vireo is ready at");
            assertThat(polling.responses())
                    .anyMatch(FastStartIT::isUnavailable)
                    .allMatch(response -> isUnavailable(response) || isCorrect(response));
        }
    }
}
