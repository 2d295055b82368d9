package io.vireo.comment.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@ada|ada",
                "Hello @ada, look|ada",
                "see @ada.|ada",
                "(@ada.lovelace)|ada.lovelace",
                "@Zoë's idea|Zoë's",
                "\"@ada\"|ada",
            })
    void shouldFindAName(String text, String name) {
        assertThat(Mentions.of(text)).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ada@example.com", "@", "@ ada", "@@", "x@ada", "@..."})
    void shouldFindNoName(String text) {
        assertThat(Mentions.of(text)).isEmpty();
    }

    @Test
    void shouldFindANameInALaterLine() {
        assertThat(Mentions.of("a line\n@ada")).containsExactly("ada");
    }

    @Test
    void shouldFindFiveNamesOnce() {
        assertThat(Mentions.of("@a @b @A @c @b @d @e @f")).isEqualTo(List.of("a", "b", "c", "d", "e"));
    }
}
