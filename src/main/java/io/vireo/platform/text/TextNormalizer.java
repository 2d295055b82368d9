package io.vireo.platform.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Normalizes text so that equivalent spellings match: it removes differences of case, accents, width (Unicode compatibility forms),
 * invisible characters, variants of apostrophes, quotes, dashes and tildes, digits of all scripts, and between hiragana and katakana.
 * {@code fold(a + b)} equals {@code fold(a) + fold(b)}, so a substring of a text matches in the normalized text when normalized
 * itself. A change needs a new version of the search index, and other keys of tags.
 */
public final class TextNormalizer {
    /**
     * Scripts whose combining marks are accents or vowel points, which are often omitted; in other scripts marks are part of the letter.
     */
    private static final Set<UnicodeScript> MARKED = EnumSet.of(
            UnicodeScript.INHERITED,
            UnicodeScript.COMMON,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW);

    /** Letters that Unicode does not decompose, with the equivalents of its collation. */
    private static final Map<Integer, String> LETTERS = Map.of(
            (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d",
            (int) 'ħ', "h", (int) 'ŧ', "t", (int) 'ð', "d", (int) 'þ', "th");

    /**
     * Punctuation that keyboards, word processors and converters of character sets insert, after the character that it stands for. Windows
     * and other systems convert a wave dash, and two vertical lines, of Japanese texts to different characters.
     */
    private static final Map<Character, String> PUNCTUATION = Map.of(
            '\'', "\u2018\u2019\u201A\u201B\u2032\u2035\u2039\u203A\u02B9\u02BB\u02BC\u02C8\u00B4\uA78C",
            '"', "\u201C\u201D\u201E\u201F\u2033\u2036\u00AB\u00BB\u02BA\u301D\u301E\u301F",
            '-', "\u2212\u2043\u02D7\u2796",
            '~', "\u301C\u3030\uFF5E\u2053\u223C",
            '\u2016', "\u2225");

    /** Voicing marks of kana, including the non-combining ones; か and が are distinct letters. */
    private static final Map<Integer, Integer> VOICING =
            Map.of(0x3099, 0x3099, 0x309A, 0x309A, 0x309B, 0x3099, 0x309C, 0x309A);

    /** Letters that Unicode decomposes into letter and accent although they are distinct letters: й, ў, ї. */
    private static final Set<String> MARKED_LETTERS = Set.of("\u0438\u0306", "\u0443\u0306", "\u0456\u0308");

    private static final int KATAKANA_FIRST = 0x30A1;
    private static final int KATAKANA_LAST = 0x30F6;
    private static final int TO_HIRAGANA = -0x60;

    private TextNormalizer() {}

    public static String fold(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder(text.length());
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(plain(c)));
        Normalizer.normalize(plain, Normalizer.Form.NFKD).codePoints().forEach(c -> append(folded, c));
        // Recomposes Hangul syllables.
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Applied before the decomposition, which would insert blanks before some of these characters. */
    private static int plain(int c) {
        if (c < 0x80) {
            return c;
        }
        for (Map.Entry<Character, String> forms : PUNCTUATION.entrySet()) {
            if (forms.getValue().indexOf(c) >= 0) {
                return forms.getKey();
            }
        }
        if (Character.getType(c) == Character.DASH_PUNCTUATION) {
            return '-';
        }
        if (Character.isDigit(c)) {
            return '0' + Character.digit(c, 10);
        }
        return VOICING.getOrDefault(c, c);
    }

    private static void append(StringBuilder folded, int c) {
        int type = Character.getType(c);
        if (type == Character.CONTROL || Character.isSpaceChar(c)) {
            folded.append(' ');
        } else if (type != Character.FORMAT && (!isAccent(c, type) || isOfLetter(folded, c))) {
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

    /** Returns whether a combining mark turns the last letter into a distinct letter. */
    private static boolean isOfLetter(StringBuilder folded, int mark) {
        return VOICING.containsKey(mark)
                || !folded.isEmpty()
                        && MARKED_LETTERS.contains(folded.charAt(folded.length() - 1) + Character.toString(mark));
    }

    private static boolean isAccent(int c, int type) {
        return (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK)
                && MARKED.contains(UnicodeScript.of(c));
    }
}
