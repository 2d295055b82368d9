package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://example.org/a?b=c&d. Thanks|https://example.org/a?b=c&d",
                "(http://example.org/x)|http://example.org/x",
                "https://example.org/ü|https://example.org/ü",
            })
    void shouldLinkAddresses(String text, String url) {
        assertThat(links(text)).containsExactly(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,<script>",
                "ftp://example.org",
                "//example.org",
                "https://",
                "<a href=x>",
                "mailto:a@example.org"
            })
    void shouldNotLinkOthers(String text) {
        assertThat(links(text)).isEmpty();
    }

    @Test
    void shouldEndAnAddressBeforeAQuoteOrABracket() {
        assertThat(links("https://example.org/\"onmouseover=alert(1) <https://example.org/b>"))
                .containsExactly("https://example.org/", "https://example.org/b");
    }

    @Test
    void shouldLinkMoments() {
        assertThat(LinkedText.parts("0:00 begin, 1:02:03 end").stream().map(part -> part.get("seconds")))
                .containsExactly("0", "", "3723", "");
        assertThat(LinkedText.parts("12:99 and 1.5:00 and 2026:11:30"))
                .allSatisfy(part -> assertThat(part.get("seconds")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a\nb", "https://example.org, 2:58!", "9:59 https://a.b/1:00 x"})
    void shouldKeepTheWholeText(String text) {
        assertThat(LinkedText.parts(text).stream().map(part -> part.get("text")).collect(Collectors.joining()))
                .isEqualTo(text);
    }

    private static List<String> links(String text) {
        return LinkedText.parts(text).stream()
                .map((Map<String, String> part) -> part.get("url"))
                .filter(url -> !url.isEmpty())
                .toList();
    }
}
