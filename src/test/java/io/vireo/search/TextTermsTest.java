package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.platform.text.TextNormalizer;
import io.vireo.search.TextTerms.Term;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTermsTest {
    @Test
    void shouldSplitIntoRunsOfLettersAndDigits() {
        assertThat(texts("the fox no 12a")).containsExactly("the", "fox", "no", "12a");
    }

    @Test
    void shouldTreatOtherCharactersAsSeparateWords() {
        assertThat(texts("c++ \ud83d\udd25\ud83d\udd25"))
                .containsExactly("c", "+", "+", "\ud83d\udd25", "\ud83d\udd25");
    }

    @Test
    void shouldSplitScriptsWithoutSpacesIntoLetters() {
        assertThat(texts("東京tower")).containsExactly("東", "京", "tower");
    }

    @Test
    void shouldCountWordsAndBlanks() {
        assertThat(TextTerms.words("東京 a,b"))
                .containsExactly(
                        new Term("東", 0), new Term("京", 1), new Term("a", 3), new Term(",", 4), new Term("b", 5));
    }

    @Test
    void shouldOmitWordsThatAreLongerThanQueries() {
        int max = TextTerms.MAX_LENGTH;

        assertThat(TextTerms.words("x".repeat(max))).hasSize(1);
        assertThat(TextTerms.words("x".repeat(max + 1) + " y")).containsExactly(new Term("y", 2));
        assertThat("\ud800\udf30".repeat(max).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(IndexWriter.MAX_TERM_LENGTH);
    }

    @Test
    void shouldMarkSubstringsThatBeginAWord() {
        assertThat(TextTerms.grams("ab c\ud83d\udd25", 1, 2).stream().map(term -> term.text() + term.position()))
                .containsExactly(
                        "a0",
                        "\u0001a0",
                        "ab0",
                        "\u0001ab0",
                        "b1",
                        "c3",
                        "\u0001c3",
                        "c\ud83d\udd253",
                        "\u0001c\ud83d\udd253",
                        "\ud83d\udd254",
                        "\u0001\ud83d\udd254");
    }

    @ParameterizedTest
    @CsvSource({
        "Ünïcode, unicode",
        "e\u0301, e",
        "İstanbul ISTANBUL ı, istanbul istanbul i",
        "ΣΟΦΟΣ σοφος, σοφοσ σοφοσ",
        "Straße, strasse",
        "Ærø, aero",
        "ＡＢＣ, abc",
        "ｶﾀｶﾅ カタカナ, かたかな かたかな",
        "가나, 가나",
        "مُحَمَّد, محمد",
        "👨‍👩‍👧, 👨👩👧",
        "❤️, ❤",
        "हिन्दी, हिन्दी",
        "a\u00a0b\u3000c, a b c",
        "½, 1⁄2",
        "٣ ۳ ３ ३, 3 3 3 3",
        "don\u2019t don\u2018t don\u02bct don\uff07t don\u2032t, don't don't don't don't don't",
        "\u201ca\u201d \u201ea\u201f \u00aba\u00bb \u301da\u301e \uff02a\uff02, \"a\" \"a\" \"a\" \"a\" \"a\"",
        "a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h\ufe58i\ufe63j\uff0dk\u2043l, a-b-c-d-e-f-g-h-i-j-k-l",
        "co\u00adoperate, cooperate",
        "1\u301c2\uff5e3\u30304\u20535\u223c6~7, 1~2~3~4~5~6~7",
        "a\u2225b\u2016c, a\u2016b\u2016c",
        "が ガ か\u3099 ｶﾞ か\u309b, が が が が が",
        "ぱ ハ\u309a ﾊﾟ, ぱ ぱ ぱ",
        "Й й и\u0306 И, й й й и",
        "Ёлка, елка",
        "за\u0301мок, замок",
    })
    void shouldNormalizeText(String text, String folded) {
        assertThat(TextNormalizer.fold(text)).isEqualTo(folded);
    }

    private static List<String> texts(String text) {
        return TextTerms.words(text).stream().map(Term::text).toList();
    }
}
