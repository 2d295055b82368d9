package io.vireo.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final String GIVEN = "--from jdbc:mariadb://db/old --user ann --media /srv/old";

    @TempDir
    Path directory;

    @Test
    void shouldUnderstandWhatIsAsked() throws Exception {
        Arguments arguments = of(GIVEN + " --skip-broken --link", Map.of(Arguments.PASSWORD, "secret"));

        assertThat(arguments.from()).isEqualTo("jdbc:mariadb://db/old");
        assertThat(arguments.user()).isEqualTo("ann");
        assertThat(arguments.password()).isEqualTo("secret");
        assertThat(arguments.media()).isEqualTo(Path.of("/srv/old"));
        assertThat(arguments.dryRun()).isFalse();
        assertThat(arguments.skipBroken()).isTrue();
        assertThat(arguments.link()).isTrue();
        assertThat(arguments.toString()).doesNotContain("secret");
    }

    @Test
    void shouldReadThePasswordFromAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("password"), "of the file\n");

        assertThat(of(GIVEN + " --password-file " + file, Map.of(Arguments.PASSWORD, "secret"))
                        .password())
                .isEqualTo("of the file");
        assertThat(of(GIVEN, Map.of()).password()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--from jdbc:mariadb://db/old; --media is missing",
                "--media /srv/old; --from is missing",
                "--media; --media needs a value",
                "--password secret; There is no option --password",
                "--from postgresql://db/old --media /srv; must begin with jdbc:mariadb://",
                "--from jdbc:mariadb://db/old?user=ann&Password=secret --media /srv; may not hold a password",
            })
    void shouldSayWhatIsWrong(String given, String sentence) {
        assertThatThrownBy(() -> of(given, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("=secret");
    }

    private static Arguments of(String given, Map<String, String> environment) throws Exception {
        return Arguments.of(given.split(" "), environment);
    }
}
