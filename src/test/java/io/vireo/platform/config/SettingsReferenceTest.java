package io.vireo.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the settings file, the code and the documentation contain the same settings. */
class SettingsReferenceTest {
    private static final Path FILE = Path.of("src/main/resources/META-INF/microprofile-config.properties");
    private static final Path PAGE = Path.of("docs/settings.md");

    /** Keys are string literals, except those of rate limits, which are derived from {@code RateLimit}. Excludes names of meters. */
    private static final Pattern KEY = Pattern.compile(
            "(?=\"vireo)(?<!(builder|gauge|counter)\\(\\s{0,40}(registry,\\s{0,40})?)\"(vireo\\.[a-z0-9.-]*[a-z0-9])\"");

    private static final Pattern LIMIT = Pattern.compile("[A-Z_]+\\(\"([a-z.-]+)\"\\)");

    @Test
    void shouldReadExactlyTheSettingsOfTheFile() throws IOException {
        assertThat(reference().keys()).isEqualTo(keysInTheCode());
    }

    @Test
    void shouldDocumentEverySetting() throws IOException {
        assertThat(reference().sections())
                .flatExtracting(SettingsReference.Section::entries)
                .filteredOn(entry ->
                        entry.comment().isBlank() && !entry.keys().get(0).startsWith("vireo.db."))
                .flatExtracting(SettingsReference.Entry::keys)
                .isEmpty();
    }

    /** Writes the page with {@code -Dvireo.docs.write=true}. */
    @Test
    void shouldMatchTheGeneratedPage() throws IOException {
        String page = reference().markdown();
        if (Boolean.getBoolean("vireo.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .describedAs("docs/settings.md: ./mvnw test -Dtest=SettingsReferenceTest -Dvireo.docs.write=true")
                .isEqualTo(page);
    }

    private static SettingsReference reference() throws IOException {
        return SettingsReference.of(Files.readAllLines(FILE));
    }

    private static Set<String> keysInTheCode() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                String code = Files.readString(source);
                for (Matcher key = KEY.matcher(code); key.find(); ) {
                    keys.add(key.group(3));
                }
                if (code.contains("implements RateLimit")) {
                    for (Matcher limit = LIMIT.matcher(code); limit.find(); ) {
                        keys.add("vireo.limits." + limit.group(1));
                    }
                }
            }
        }
        keys.removeAll(Set.of("vireo.lock", "vireo.jar")); // names of files
        return keys;
    }
}
