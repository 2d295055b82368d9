package io.vireo.web.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightedTextTest {
    @ParameterizedTest
    @CsvSource({
        "A walk in the Hills, hills, A walk in the [Hills]",
        "Foxes and a fox, fox, [Fox]es and a [fox]",
        "Crème brûlée, brulee creme, [Crème] [brûlée]",
        "Cre\u0301me, creme, [Cre\u0301me]",
        "creme, Crème, [creme]",
        "Ｆｏｘ ﾗｲﾌﾞ, fox ライブ, [Ｆｏｘ] [ﾗｲﾌﾞ]",
        "かば, は, かば",
        "Straße, strasse, [Straße]",
        "Straße, s, [S]tra[ß]e",
        "abcdef, bcd cde, a[bcde]f",
        "aaaa, aa, [aaaa]",
        "東京の夜景, 夜景, 東京の[夜景]",
        "한국어, 국, 한[국]어",
        "100% sure, 100%, [100%] sure",
        "“it’s”, it's, “[it’s]”",
        "👍🏽 yes, 👍🏽, [👍🏽] yes",
        "<b>bold</b> & <i>, b, <[b]>[b]old</[b]> & <i>",
        "<b>bold</b>, <b>, [<b>]bold</b>",
        "nothing, fox, nothing",
        "nothing, ' ', nothing",
        "'', fox, ''",
    })
    void shouldMarkWhatTheSearchFinds(String text, String query, String expected) {
        assertThat(join(HighlightedText.pieces(text, query))).isEqualTo(expected);
    }

    @Test
    void shouldCutAnExcerptAroundTheFirstMark() {
        String before = "one two three four five ".repeat(10);
        String after = " six seven eight nine ten".repeat(20);

        assertThat(join(HighlightedText.excerpt(before + "\n\nFox " + after, "fox")))
                .startsWith("… ")
                .contains("five [Fox] six")
                .endsWith("…")
                .hasSizeBetween(150, 260);
        assertThat(join(HighlightedText.excerpt("a red\nfox", "fox"))).isEqualTo("a red [fox]");
        assertThat(HighlightedText.excerpt(before, "fox")).isEmpty();
    }

    @Test
    void shouldNotCutCharactersApart() {
        String text = "👍🏽".repeat(200);

        assertThat(HighlightedText.excerpt(text + "fox" + text, "fox").stream()
                        .map(piece -> String.valueOf(piece.get("text")))
                        .collect(Collectors.joining()))
                .matches("…(👍🏽)+fox(👍🏽)+…");
    }

    /** Descriptions may have 100,000 characters, and queries thousands of words. */
    @Test
    void shouldBoundTheWork() {
        String read = "word ".repeat(2000);

        assertThat(join(HighlightedText.excerpt("fox " + read + read, "fox")))
                .startsWith("[fox] word")
                .endsWith("…");
        assertThat(HighlightedText.excerpt(read + "fox", "fox")).isEmpty();
        assertThat(join(HighlightedText.pieces("a fox", "a ".repeat(100) + "fox")))
                .isEqualTo("[a] [fox]");
        String words = IntStream.range(10, 99).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        assertThat(join(HighlightedText.pieces("w39 w40", words))).isEqualTo("[w39] w40");
    }

    private static String join(List<Map<String, Object>> pieces) {
        return pieces.stream()
                .map(piece ->
                        Boolean.TRUE.equals(piece.get("marked")) ? "[" + piece.get("text") + "]" : piece.get("text"))
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
