package io.vireo.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportArgumentsTest {
    private static final String REQUIRED_ARGUMENTS = "--from jdbc:mariadb://db/old --user ann --media /srv/old";

    @TempDir
    Path directory;

    @Test
    void shouldParseAllOptions() throws Exception {
        ImportArguments importArguments =
                of(REQUIRED_ARGUMENTS + " --skip-broken --link", Map.of(ImportArguments.PASSWORD, "secret"));

        assertThat(importArguments.from()).isEqualTo("jdbc:mariadb://db/old");
        assertThat(importArguments.user()).isEqualTo("ann");
        assertThat(importArguments.password()).isEqualTo("secret");
        assertThat(importArguments.media()).isEqualTo(Path.of("/srv/old"));
        assertThat(importArguments.dryRun()).isFalse();
        assertThat(importArguments.skipBroken()).isTrue();
        assertThat(importArguments.link()).isTrue();
        assertThat(importArguments.toString()).doesNotContain("secret");
    }

    @Test
    void shouldReadThePasswordFromAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("password"), "of the file\n");

        assertThat(of(REQUIRED_ARGUMENTS + " --password-file " + file, Map.of(ImportArguments.PASSWORD, "secret"))
                        .password())
                .isEqualTo("of the file");
        assertThat(of(REQUIRED_ARGUMENTS, Map.of()).password()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--from jdbc:mariadb://db/old; --media is missing",
                "--media /srv/old; --from is missing",
                "--media; --media requires a value",
                "--password secret; Unknown option --password",
                "--from postgresql://db/old --media /srv; must begin with jdbc:mariadb://",
                "--from jdbc:mariadb://db/old?user=ann&Password=secret --media /srv; must not contain a password",
            })
    void shouldReportInvalidArguments(String arguments, String message) {
        assertThatThrownBy(() -> of(arguments, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("=secret");
    }

    private static ImportArguments of(String arguments, Map<String, String> environment) throws Exception {
        return ImportArguments.of(arguments.split(" "), environment);
    }
}
