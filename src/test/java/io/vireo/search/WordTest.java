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
    void shouldReturnEveryEnding() {
        assertThat(Word.of("fox").endings()).containsExactly("fox", "ox", "x");
        assertThat(Word.of("x".repeat(40)).endings()).hasSize(40).allMatch(ending -> ending.length() <= 32);
        assertThat(Word.exactly("+").endings()).isEmpty();
    }

    @Test
    void shouldTruncateLongWords() {
        Word word = Word.of("\ud83d\ude3a".repeat(300));

        assertThat(word.key().codePointCount(0, word.key().length())).isEqualTo(32);
        assertThat(word.isWhole()).isFalse();
        assertThat(word.endings()).hasSize(255);
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
        return Word.in(text).stream().map(Word::text).toList();
    }
}
