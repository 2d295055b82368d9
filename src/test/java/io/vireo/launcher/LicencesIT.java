package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The artefacts contain the list of third-party licences. */
class LicencesIT {
    @ParameterizedTest
    @CsvSource({"vireo.it.war, WEB-INF/classes/META-INF/THIRD-PARTY.txt", "vireo.it.jar, META-INF/THIRD-PARTY.txt"})
    void shouldListTheLicencesOfTheLibraries(String artefact, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(Path.of(System.getProperty(artefact)).toFile())) {
            String list = new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);

            assertThat(list)
                    .contains(
                            "org.mariadb.jdbc:mariadb-java-client:", "org.flywaydb:flyway-core:", "org.jcodec:jcodec:")
                    .doesNotContain("Unknown license", "org.junit");
        }
    }
}
