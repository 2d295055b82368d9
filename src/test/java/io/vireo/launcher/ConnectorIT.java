package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.TestDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The WAR with Payara's connector, with the portable one, and with another version of Grizzly. */
class ConnectorIT {
    private static final String VERSION = "WEB-INF/classes/io/vireo/http/grizzly/version.properties";

    @TestDirectory
    Path data;

    @Test
    void shouldAnswerMixedRequestsOnPersistentConnections() throws Exception {
        try (VireoProcess vireo = WarServers.launchWithLeftMail(data, Map.of())) {
            LeftMail.assertLeadsTo(vireo, data);
            vireo.awaitStart();
            assertThat(vireo.log()).contains("Files are sent by the kernel's sendfile");
            new MixedRequests(vireo).run(150);
            assertThat(vireo.log()).doesNotContain("Exception", "SEVERE");
        }
    }

    @Test
    void shouldSendMailsWithThePortOfThePortableConnector() throws Exception {
        try (VireoProcess vireo = WarServers.launchWithLeftMail(data, Map.of("VIREO_HTTP_CONNECTOR", "portable"))) {
            LeftMail.assertLeadsTo(vireo, data);
        }
    }

    @Test
    void shouldFallBackToThePortableConnectorWithAnotherVersionOfGrizzly() throws Exception {
        try (VireoProcess vireo = WarServers.start(builtAgainst("3.9.9"), data, Map.of())) {
            assertThat(vireo.log())
                    .containsOnlyOnce("Vireo was built against 3.9.9")
                    .contains("Files are sent by non-blocking writes");
            new MixedRequests(vireo).run(60);
            assertThat(vireo.log()).doesNotContain("Exception", "SEVERE");
        }
    }

    private Path builtAgainst(String version) throws IOException {
        Path war = Files.copy(Path.of(System.getProperty("vireo.it.war")), data.resolve("changed.war"));
        try (FileSystem content = FileSystems.newFileSystem(URI.create("jar:" + war.toUri()), Map.of())) {
            Files.writeString(content.getPath(VERSION), "grizzly.version=" + version);
        }
        return war;
    }
}
