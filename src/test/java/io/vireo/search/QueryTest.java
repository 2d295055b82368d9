package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @Test
    void shouldSplitIntoParts() {
        assertThat(Query.of(" Red\u00a0 gr\u00fcn\tBLUE ").parts()).containsExactly("red", "grun", "blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a_b", "oh!", "\\", "\"+-*()~<>@", "'"})
    void shouldTreatEveryCharacterAsText(String text) {
        assertThat(Query.of(text).parts()).containsExactly(text);
        assertThat(Query.of(text).rank("x " + text + " y", "")).isEqualTo(Rank.WHOLE);
        assertThat(Query.of(text).rank("100 a-b oh", "")).isEqualTo(Rank.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\u00a0\u3000", "\u0301", "\u200d"})
    void shouldFindNothingForBlanks(String text) {
        assertThat(Query.of(text).isEmpty()).isTrue();
    }

    @Test
    void shouldFindNothingForTooLongQueries() {
        assertThat(Query.of("x".repeat(8193)).isEmpty()).isTrue();
        assertThat(Query.of("x".repeat(8192)).isEmpty()).isFalse();
        assertThat(Query.of("\ud83d\ude3a".repeat(8192)).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fox, The Fox!, '', 0",
        "fo, The Fox, '', 1",
        "ox, The Fox, '', 2",
        "fox, Foxes and a fox, '', 0",
        "fox, '', the fox, 3",
        "fo, '', the fox, 4",
        "ox, '', the fox, 5",
        "fox ox, A fox, '', 2",
        "fox dog, The fox, the dog, 3",
        "fox, dog, cat, 2147483647",
        "fox dog, The fox, '', 2147483647",
        "x & y, Max & Yves, '', 2",
        "夜景, 東京の夜景, '', 0",
        "夜, 東京の夜景, '', 0",
        "东京, 東京の夜景, '', 2147483647",
        "c++, Learn C++, '', 0",
        "strasse, Schöne STRAẞE, '', 0",
        "カタ, かたかな, '', 0",
        "ﾗｲﾌﾞ, ライブ, '', 0",
    })
    void shouldRankByFieldAndMatch(String text, String title, String description, int rank) {
        assertThat(Query.of(text).rank(title, description)).isEqualTo(rank);
    }

    @Test
    void shouldRankChannelsAfterVideos() {
        assertThat(Query.of("ann").rank("Ann")).isEqualTo(6);
        assertThat(Query.of("an").rank("Ann")).isEqualTo(7);
        assertThat(Query.of("nn").rank("Ann")).isEqualTo(8);
        assertThat(Query.of("bob").rank("Ann")).isEqualTo(Rank.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many words that stand in one description ",
                "\u732b\u306e\u52d5\u753b",
                "onelongword",
            })
    void shouldFindALongTextInADescription(String fragment) {
        String text = fragment.repeat(1 + 2000 / fragment.length()).strip();
        for (int length : new int[] {255, 256, 257, 1000, text.length()}) {
            String part = text.substring(0, length);

            assertThat(Query.of(part).rank("title", "before " + text + " after"))
                    .isBetween(3, 5);
            assertThat(Query.of(part + "q").rank("title", "before " + text + " after"))
                    .isEqualTo(Rank.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "\u304b, \u304c",
        "\u30ab, \u30ac",
        "\u306f, \u3070",
        "\u306f, \u3071",
        "\u0438, \u0439",
        "\u0443, \u045e",
        "\u0456, \u0457"
    })
    void shouldDistinguishLetters(String one, String other) {
        assertThat(Query.of(one).rank(other, "")).isEqualTo(Rank.NONE);
        assertThat(Query.of(other).rank(one, "")).isEqualTo(Rank.NONE);
        assertThat(Query.of(Normalizer.normalize(other, Normalizer.Form.NFD)).rank(other, ""))
                .isEqualTo(Rank.BEST);
    }
}
