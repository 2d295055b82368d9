package io.vireo.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes texts alike that a search takes for the same: without case, accents, widths (Unicode's compatibility forms), invisible
 * characters, and the difference of hiragana and katakana. Of two texts the one after the other folds to the one after the other, so
 * that what stands in a text stands in its folded form when folded itself.
 */
final class TextNormalizer {
    /** Scripts whose combining marks are accents or vowel points, which many leave out; in others they are letters. */
    private static final Set<UnicodeScript> MARKED = EnumSet.of(
            UnicodeScript.INHERITED,
            UnicodeScript.COMMON,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW);

    /** What Unicode does not decompose, as its collation compares it. */
    private static final Map<Integer, String> LETTERS = Map.of(
            (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d",
            (int) 'ħ', "h", (int) 'ŧ', "t", (int) 'ð', "d", (int) 'þ', "th");

    private static final int KATAKANA_FIRST = 0x30A1;
    private static final int KATAKANA_LAST = 0x30F6;
    private static final int TO_HIRAGANA = -0x60;

    private TextNormalizer() {}

    static String fold(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(c -> append(folded, c));
        // Puts the syllables of Hangul together again.
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static void append(StringBuilder folded, int c) {
        int type = Character.getType(c);
        if (type == Character.CONTROL || Character.isSpaceChar(c)) {
            folded.append(' ');
        } else if (type != Character.FORMAT && !isAccent(c, type)) {
            int letter = Character.toLowerCase(Character.toUpperCase(c));
            String several = LETTERS.get(letter);
            if (several != null) {
                folded.append(several);
            } else {
                boolean katakana = letter >= KATAKANA_FIRST && letter <= KATAKANA_LAST;
                folded.appendCodePoint(katakana ? letter + TO_HIRAGANA : letter);
            }
        }
    }

    private static boolean isAccent(int c, int type) {
        return (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK)
                && MARKED.contains(UnicodeScript.of(c));
    }
}
