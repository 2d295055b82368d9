package io.vireo.media.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CueMarkupTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "plain|plain",
                "<i>a</i>|<i>a</i>",
                "<I>a|<i>a</i>",
                "a</i>|a",
                "<b><i>a</b>b</i>|<b><i>a</i></b>b",
                "<c.red.x>a</c>|<c.red.x>a</c>",
                "<c>a</c>|a",
                "<c.a&b>a</c>|a",
                "<v Ada & Bob>a|<v Ada &amp; Bob>a</v>",
                "<v.loud Ada>a</v>|<v Ada>a</v>",
                "<v>a</v>|a",
                "<lang en-GB>a</lang>|<lang en-GB>a</lang>",
                "<lang en onclick>a</lang>|a",
                "<ruby>a<rt>b</rt></ruby>|<ruby>a<rt>b</rt></ruby>",
                "<rt>a</rt>|a",
                "<script>alert(1)</script>|alert(1)",
                "<img src=x onerror=y>a|a",
                "<00:00:01.000>a|a",
                "{\\an8}a{\\b1}b|ab",
                "{an8}|{an8}",
                "I <3 you|I &lt;3 you",
                "a < b > c|a &lt; b &gt; c",
                "a <b|a &lt;b",
                "<<b>a|&lt;<b>a</b>",
                "AT&T &amp; &lt;b&gt; &#65;&#x42; &nope; &#0;|AT&amp;T &amp; &lt;b&gt; AB &amp;nope;",
                "<v a-->b|b",
                "<c.a-->b|b",
                "<lang a-->b|b"
            })
    void shouldKeepOnlyKnownTags(String raw, String clean) {
        assertThat(CueMarkup.clean(raw)).isEqualTo(clean);
    }

    @Test
    void shouldReturnNothingForATextThatIsNotShown() {
        assertThat(CueMarkup.clean("<b></b> {\\an8}\n\t")).isEmpty();
        assertThat(CueMarkup.clean("\u0000\u0007\uFEFF")).isEmpty();
    }

    @Test
    void shouldRemoveBlankLinesAndControlCharacters() {
        assertThat(CueMarkup.clean("a\u0000\n<font>\n</font>\n  b\t\u2028c&#10;&#10;d"))
                .isEqualTo("a\nb  c\nd");
    }

    @Test
    void shouldLimitTheDepth() {
        assertThat(CueMarkup.clean("<b>".repeat(600) + "a"))
                .hasSizeLessThan(200)
                .contains(">a<");
    }

    @Test
    void shouldReturnThePlainText() {
        assertThat(new TextCue(0, 1, "<v Ada>a &amp;\n<b>b</b></v>").plainText())
                .isEqualTo("a & b");
        assertThat(CueMarkup.plain(TextEscapes.escape("1 < 2\n&amp; <b>"))).isEqualTo("1 < 2 &amp; <b>");
    }
}
