package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JvmCommandTest {
    private static final String JAR = "/data/runtime/vireo.jar";
    private static final List<String> ADDED = List.of("-XX:+UseParallelGC", "-XX:SharedArchiveFile=/data/a.jsa");

    @Test
    void shouldKeepTheOptionsAndArgumentsOfTheUser() {
        assertThat(command(Map.of(), "-Xmx2g", "-Da=b c", "-jar", "vireo.jar", "--port", "8081", "-jar"))
                .containsExactly(
                        "-XX:+UseParallelGC",
                        "-XX:SharedArchiveFile=/data/a.jsa",
                        "-Xmx2g",
                        "-Da=b c",
                        "-jar",
                        "/data/runtime/vireo.jar",
                        "--port",
                        "8081",
                        "-jar");
    }

    @Test
    void shouldAddNoSecondCollector() {
        assertThat(command(Map.of(), "-XX:+UseG1GC", "-jar", "vireo.jar"))
                .contains("-XX:+UseG1GC")
                .doesNotContain("-XX:+UseParallelGC");
        assertThat(command(Map.of("JDK_JAVA_OPTIONS", "-Xmx1g -XX:+UseZGC"), "-jar", "vireo.jar"))
                .doesNotContain("-XX:+UseParallelGC");
    }

    @Test
    void shouldAddNoArchiveIfTheUserChoosesOne() {
        for (String option : List.of("-Xshare:off", "-XX:SharedArchiveFile=x.jsa", "-XX:ArchiveClassesAtExit=x.jsa")) {
            assertThat(command(Map.of("JAVA_TOOL_OPTIONS", option), "-jar", "vireo.jar"))
                    .contains("-XX:+UseParallelGC")
                    .doesNotContain("-XX:SharedArchiveFile=/data/a.jsa");
        }
    }

    @Test
    void shouldNotParseACommandWithoutAJar() {
        assertThat(JvmCommand.parse(List.of("-cp", "vireo.jar", "io.vireo.launcher.Main")))
                .isEmpty();
        assertThat(JvmCommand.parse(List.of("-jar"))).isEmpty();
        assertThat(JvmCommand.parse(List.of())).isEmpty();
    }

    @Test
    void shouldNameWhyAJvmMustNotBeReplaced() {
        assertThat(obstacle(Map.of(), "-Xmx1g", "-Dmail=a@b")).isEmpty();
        assertThat(obstacle(Map.of(), "-agentlib:jdwp=transport=dt_socket")).contains("a debugger is attached");
        assertThat(obstacle(Map.of("JAVA_TOOL_OPTIONS", "-agentlib:jdwp=server=y")))
                .contains("a debugger is attached");
        for (String file : List.of("@options", "-XX:Flags=options", "-XX:VMOptionsFile=options")) {
            assertThat(obstacle(Map.of(), file)).contains("options of the JVM are in a file");
            assertThat(obstacle(Map.of("JDK_JAVA_OPTIONS", "-Xmx1g " + file))).isPresent();
        }
    }

    private static Optional<String> obstacle(Map<String, String> environment, String... options) {
        List<String> line = Stream.concat(Stream.of(options), Stream.of("-jar", "vireo.jar"))
                .toList();
        return JvmCommand.parse(line).orElseThrow().obstacle(environment);
    }

    private static List<String> command(Map<String, String> environment, String... line) {
        return JvmCommand.parse(List.of(line)).orElseThrow().with(ADDED, JAR, environment);
    }
}
