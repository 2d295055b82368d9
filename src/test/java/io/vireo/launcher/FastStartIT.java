package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.TestDirectory;
import io.vireo.platform.database.PreparedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A start in the first JVM. The JVM that replaces it is tested by {@link RestartsIT}. */
class FastStartIT {
    /** With a blank in its path. */
    @TestDirectory
    Path data;

    /** The options of a file cannot be read before the JVM is replaced; they may contradict those that would be added. */
    @Test
    void shouldStartInTheFirstJvmIfThatCannotBeReplaced() throws Exception {
        PreparedDatabase.copyTo(data);
        Path options = Files.writeString(data.resolve("options"), "-XX:+UseSerialGC");
        try (VireoProcess vireo = VireoProcess.launchFirst(data, Map.of(), "@" + options);
                PortPolling polling = new PortPolling(vireo.port())) {
            vireo.awaitStart();
            polling.close();
            assertThat(vireo.log()).containsOnlyOnce("The start takes longer").contains("Vireo is ready at");
            PortPolling.assertUnavailableOrCorrect(polling.responses());
        }
    }
}
