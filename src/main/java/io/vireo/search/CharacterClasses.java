package io.vireo.search;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** How the characters of a folded text make words. */
final class CharacterClasses {
    /** Scripts that are written without spaces between words. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private static final int PROLONGED_SOUND = 0x30FC;
    private static final int FIRST_UNSPACED = 0x0E00;

    private CharacterClasses() {}

    /** Whether it joins with the same kind beside it to a word: a letter, digit or mark of a script with spaces. */
    static boolean isOfWord(int c) {
        return isLetter(c) && !isUnspaced(c);
    }

    /** Whether it is a letter of a script without spaces, where any of them may begin a word. */
    static boolean isUnspaced(int c) {
        return c >= FIRST_UNSPACED && (c == PROLONGED_SOUND || UNSPACED.contains(UnicodeScript.of(c))) && isLetter(c);
    }

    /** Whether a word may begin or end at this index of a text. */
    static boolean isBorder(String text, int index) {
        return index == 0
                || index == text.length()
                || !isOfWord(text.codePointBefore(index))
                || !isOfWord(text.codePointAt(index));
    }

    private static boolean isLetter(int c) {
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
