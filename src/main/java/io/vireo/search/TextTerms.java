package io.vireo.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Splits normalized texts into the terms of the index. */
final class TextTerms {
    /** Begins a substring that begins a word. Does not occur in normalized text, which has no control characters. */
    static final char START = '\u0001';

    /** Longer words are not terms: no query can contain them. In code points. */
    static final int MAX_LENGTH = SearchQuery.MAX_LENGTH;

    private static final int FIRST_UNSPACED = 0x0E00;
    private static final int PROLONGED_SOUND = 0x30FC;

    /** Scripts without spaces between words, in which a word may begin at every letter. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private TextTerms() {}

    /** A term at a position of the text. */
    record Term(String text, int position) {}

    /**
     * Returns the words in order: runs of letters of scripts with spaces, and each other character that is not a blank. The position is
     * the number of words and blanks before.
     */
    static List<Term> words(String text) {
        int[] points = text.codePoints().toArray();
        List<Term> words = new ArrayList<>();
        int end;
        for (int at = 0, position = 0; at < points.length; at = end, position++) {
            end = at + 1;
            while (end < points.length && !isBoundary(points, end)) {
                end++;
            }
            if (points[at] != ' ' && end - at <= MAX_LENGTH) {
                words.add(new Term(new String(points, at, end - at), position));
            }
        }
        return words;
    }

    /**
     * Returns all substrings without blanks whose length in code points is in a range, at the number of code points before; after one
     * that begins a word, the same with {@link #START}.
     */
    static List<Term> grams(String text, int min, int max) {
        int[] points = text.codePoints().toArray();
        List<Term> grams = new ArrayList<>();
        for (int at = 0; at < points.length; at++) {
            for (int end = at + 1; end <= points.length && end - at <= max && points[end - 1] != ' '; end++) {
                if (end - at >= min) {
                    String gram = new String(points, at, end - at);
                    grams.add(new Term(gram, at));
                    if (isBoundary(points, at)) {
                        grams.add(new Term(START + gram, at));
                    }
                }
            }
        }
        return grams;
    }

    private static boolean isBoundary(int[] points, int at) {
        return at == 0 || !isWordCharacter(points[at - 1]) || !isWordCharacter(points[at]);
    }

    /** Returns whether there is no word boundary between two such characters: letters, digits and marks of a script with spaces. */
    static boolean isWordCharacter(int c) {
        boolean isLetter = Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER -> true;
                    default -> false;
                };
        boolean isUnspaced = c >= FIRST_UNSPACED && (c == PROLONGED_SOUND || UNSPACED.contains(UnicodeScript.of(c)));
        return isLetter && !isUnspaced;
    }
}
