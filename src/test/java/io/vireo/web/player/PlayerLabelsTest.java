package io.vireo.web.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlayerLabelsTest {
    private static final Path WEB = Path.of("src/main/resources/io/vireo/web");

    /** The English labels in the script; names without quotes are single words. */
    private static final Pattern ENGLISH = Pattern.compile("al=\\{(\"Start airplay\".*?)\\}(?=;var mr)");

    private static final Pattern KEY = Pattern.compile("(?:^|,)(?:\"([^\"]+)\"|(\\w+)):\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private final String script = read("assets/media-chrome.js");

    @Test
    void shouldTranslateEveryLabelAndKeepItsPlaceholders() throws Exception {
        Map<?, ?> german = new ObjectMapper().readValue(read("player-labels_de.json"), Map.class);

        assertThat(new TreeSet<Object>(german.keySet())).isEqualTo(new TreeSet<Object>(keys()));
        german.forEach(
                (key, label) -> assertThat(placeholders(label)).as("%s", key).isEqualTo(placeholders(key)));
    }

    @Test
    void shouldReplaceTheLanguageOfTheBrowserByThatOfThePage() {
        assertThat(PlayerLabels.translate(script, Locale.GERMAN))
                .contains(",de:{\"Start airplay\": \"AirPlay starten\"")
                .contains("ni=\"de\",");
        assertThat(PlayerLabels.translate(script, Locale.ENGLISH))
                .contains("mr={en:al}")
                .contains("ni=\"en\",");
    }

    @Test
    void shouldRejectAnUnknownVersion() {
        assertThatIllegalStateException().isThrownBy(() -> PlayerLabels.translate("var x", Locale.GERMAN));
    }

    private Set<String> keys() {
        String labels =
                ENGLISH.matcher(script).results().findFirst().orElseThrow().group(1);
        return KEY.matcher(labels)
                .results()
                .map(key -> key.group(1) == null ? key.group(2) : key.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> placeholders(Object label) {
        return PLACEHOLDER
                .matcher(label.toString())
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }

    private static String read(String file) {
        try {
            return Files.readString(WEB.resolve(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
