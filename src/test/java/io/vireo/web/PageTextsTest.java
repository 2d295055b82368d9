package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.page.PageLanguages;
import io.vireo.web.PageTexts.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextsTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/io/vireo/web/templates");
    private static final Pattern KEY = Pattern.compile("\\{t\\.([^}]+)}");

    private final PageTexts texts = new PageTexts();

    @Test
    void shouldBeTranslated() {
        TreeSet<String> german = new TreeSet<>(texts.in(Locale.GERMAN).keySet());
        // the English ones are in AccountMessage
        german.removeIf(key -> key.startsWith("account_"));

        assertThat(german).isEqualTo(new TreeSet<>(texts.in(Locale.ENGLISH).keySet()));
    }

    @Test
    void shouldHaveEveryTextOfTheTemplates() throws IOException {
        Translation english = texts.in(Locale.ENGLISH);
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.toList()) {
                assertThat(KEY.matcher(Files.readString(file)).results().map((MatchResult key) -> key.group(1)))
                        .as(file.toString())
                        .allSatisfy(key -> assertThat(english).containsKey(key));
            }
        }
    }

    @Test
    void shouldFormatNumbersOfThings() {
        assertThat(texts.in(Locale.ENGLISH).format("videos", 1)).isEqualTo("1 video");
        assertThat(texts.in(Locale.GERMAN).format("videos", 1200)).isEqualTo("1.200 Videos");
        assertThat(texts.in(Locale.ENGLISH).format("signin_tries", 0)).startsWith("No attempts");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,-,en",
                "de,-,de",
                "-,'de-AT,de;q=0.9,en;q=0.5',de",
                "-,'fr,de;q=0.5',de",
                "-,fr,en",
                "xx,de,de",
                "en,de,en",
                "-,'not a;range;;',en"
            })
    void shouldChooseALanguage(String chosen, String accepted, String expected) {
        assertThat(PageLanguages.of(chosen, accepted).getLanguage()).isEqualTo(expected);
    }
}
