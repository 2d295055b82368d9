package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.TestDirectory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JVM that replaces the first one, and its archive of classes. */
class FastStartIT {
    private static final Map<String, String> ARCHIVE =
            Map.of("VIREO_START_CLASS_ARCHIVE", "true", "JDK_JAVA_OPTIONS", "-Dof.environment=1");

    @TestDirectory
    Path data;

    @Test
    void shouldUseTheArchiveOfTheFirstStartAndKeepTheOptionsOfTheUser() throws Exception {
        try (VireoProcess first = VireoProcess.launch(data, ARCHIVE, "-Xmx700m")) {
            first.awaitLog(log -> log.contains("The archive of classes is complete"));
            assertThat(first.javaArguments())
                    .containsSubsequence("-Xmx700m", "-jar")
                    .anyMatch(option -> option.startsWith("-XX:DumpLoadedClassList="));
        }
        try (VireoProcess second = VireoProcess.launch(data, ARCHIVE, "-XX:+UseSerialGC")) {
            second.awaitStart();
            assertThat(second.javaArguments())
                    .contains("-XX:+UseSerialGC")
                    .doesNotContain("-XX:+UseParallelGC")
                    .anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
            assertThat(second.log()).doesNotContain("was not created", "warning", "takes longer");
        }
    }

    /** Java does not report a command line of more than a page, so that it cannot be repeated. */
    @Test
    void shouldStartInTheFirstJvmIfThatCannotBeReplaced() throws Exception {
        char[] padding = new char[5_000];
        Arrays.fill(padding, 'x');
        try (VireoProcess vireo =
                VireoProcess.launch(data, Map.of(), List.of("-Dpadding=" + new String(padding)), List.of())) {
            vireo.awaitStart();
            assertThat(vireo.log()).containsOnlyOnce("The start takes longer").contains("Vireo is ready at");
        }
    }
}
