package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTest {
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
    void shouldSplitScriptsWithoutSpacesIntoUnigramsAndBigrams() {
        assertThat(texts("東京tower")).containsExactly("東", "東京", "京", "tower");
    }

    @Test
    void shouldCoverATextByTheFewestWords() {
        assertThat(Word.covering("東京の a")).extracting(Word::term).containsExactly("東京", "京の", "a");
        assertThat(Word.covering("東京の a")).extracting(Word::position).containsExactly(0, 1, 4);
        assertThat(Word.covering("東tower")).extracting(Word::term).containsExactly("東", "tower");
    }

    @Test
    void shouldDistinguishLongWords() {
        String word = "\ud83d\ude3a".repeat(2000) + "x".repeat(2000);

        assertThat(Word.in("x".repeat(2000)).get(0).term()).hasSizeLessThan(256);
        assertThat(Word.in("x".repeat(2000))).isNotEqualTo(Word.in("x".repeat(2001)));
        assertThat(Word.in(word)).hasSize(2001);
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
        return Word.in(text).stream().map(Word::term).toList();
    }
}
