package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {
    @Test
    void shouldSplitIntoParts() {
        assertThat(SearchQuery.of(" Red\u00a0 gr\u00fcn\tBLUE ").parts()).containsExactly("red", "grun", "blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a_b", "oh!", "\\", "\"+-*()~<>@", "'"})
    void shouldTreatEveryCharacterAsText(String text) {
        assertThat(SearchQuery.of(text).parts()).containsExactly(text);
        assertThat(RankOracle.rank(SearchQuery.of(text), "x " + text + " y", "", ""))
                .isEqualTo(Rank.WHOLE);
        assertThat(RankOracle.rank(SearchQuery.of(text), "100 a-b oh", "", "")).isEqualTo(RankOracle.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\u00a0\u3000", "\u0301", "\u200d"})
    void shouldFindNothingForBlanks(String text) {
        assertThat(SearchQuery.of(text).isEmpty()).isTrue();
    }

    @Test
    void shouldFindNothingForTooLongQueries() {
        assertThat(SearchQuery.of("x".repeat(8192)).isEmpty()).isTrue();
        assertThat(SearchQuery.of("x".repeat(8191)).isEmpty()).isFalse();
        assertThat(SearchQuery.of("\ud83d\ude3a".repeat(8191)).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Fox!, Fox!, '', 0",
        "fox!, Fox!, '', 1",
        "fox, The Fox!, '', 2",
        "fo, The Fox, '', 3",
        "ox, The Fox, '', 4",
        "fox, Foxes and a fox, '', 2",
        "fox, '', the fox, 5",
        "fo, '', the fox, 6",
        "ox, '', the fox, 7",
        "fox ox, A fox, '', 4",
        "fox dog, The fox, the dog, 5",
        "fox, dog, cat, 2147483647",
        "fox dog, The fox, '', 2147483647",
        "speaking, The fox, '', 8",
        "speak, The fox, '', 2147483647",
        "fox speaking, The fox, '', 8",
        "x & y, Max & Yves, '', 4",
        "夜景, 東京の夜景, '', 2",
        "夜, 東京の夜景, '', 2",
        "东京, 東京の夜景, '', 2147483647",
        "c++, Learn C++, '', 2",
        "strasse, Schöne STRAẞE, '', 2",
        "カタ, かたかな, '', 2",
        "ﾗｲﾌﾞ, ライブ, '', 1",
    })
    void shouldRankByFieldAndMatch(String text, String title, String description, int rank) {
        assertThat(RankOracle.rank(SearchQuery.of(text), title, description, "and a speaking foxglove"))
                .isEqualTo(rank);
    }

    @Test
    void shouldRankChannelsAfterVideos() {
        assertThat(RankOracle.rank(SearchQuery.of("ann"), "Ann")).isEqualTo(10);
        assertThat(RankOracle.rank(SearchQuery.of("an"), "Ann")).isEqualTo(12);
        assertThat(RankOracle.rank(SearchQuery.of("nn"), "Ann")).isEqualTo(13);
        assertThat(RankOracle.rank(SearchQuery.of("bob"), "Ann")).isEqualTo(RankOracle.NONE);
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

            assertThat(RankOracle.rank(SearchQuery.of(part), "title", "before " + text + " after", ""))
                    .isBetween(5, 7);
            assertThat(RankOracle.rank(SearchQuery.of(part + "q"), "title", "before " + text + " after", ""))
                    .isEqualTo(RankOracle.NONE);
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
        assertThat(RankOracle.rank(SearchQuery.of(one), other, "", "")).isEqualTo(RankOracle.NONE);
        assertThat(RankOracle.rank(SearchQuery.of(other), one, "", "")).isEqualTo(RankOracle.NONE);
        assertThat(RankOracle.rank(SearchQuery.of(Normalizer.normalize(other, Normalizer.Form.NFD)), other, "", ""))
                .isEqualTo(Rank.EXACT);
    }
}
