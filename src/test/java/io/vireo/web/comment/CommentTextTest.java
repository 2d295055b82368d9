package io.vireo.web.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@ada please do|@ada|channel/ada",
                "thanks, @ada.b.|@ada.b|channel/ada.b",
                "@über#x|@über#x|channel/%C3%BCber%23x"
            })
    void shouldLinkMentions(String text, String shown, String path) {
        assertThat(CommentText.parts(text))
                .anySatisfy(
                        part -> assertThat(part).containsEntry("text", shown).containsEntry("mention", path));
    }

    @Test
    void shouldNotMentionWithinAddresses() {
        assertThat(CommentText.parts("https://example.org/@ada a@b.c"))
                .extracting(part -> part.get("mention"))
                .containsOnly("");
    }

    @Test
    void shouldKeepTheWholeText() {
        String text = "At 2:58 @ada\nsee https://example.org/x, @bob\t<b>@@x</b>";

        List<String> parts =
                CommentText.parts(text).stream().map(part -> part.get("text")).toList();

        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(CommentText.parts(text))
                .extracting(part -> part.get("seconds"))
                .contains("178");
    }

    @Test
    void shouldHaveNoPartsWithoutText() {
        assertThat(CommentText.parts("")).isEmpty();
    }
}
