package io.vireo.search;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Classifies the characters of normalized text for the segmentation into words. */
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

    /** Returns whether a character forms words together with its neighbours: a letter, digit or mark of a script with spaces. */
    static boolean isWordCharacter(int c) {
        return isLetter(c) && !isUnspaced(c);
    }

    /** Returns whether a character is a letter of a script without spaces, in which every letter may start a word. */
    static boolean isUnspaced(int c) {
        return c >= FIRST_UNSPACED && (c == PROLONGED_SOUND || UNSPACED.contains(UnicodeScript.of(c))) && isLetter(c);
    }

    /** Returns whether there is a word boundary at an index of a text. */
    static boolean isWordBoundary(String text, int index) {
        return index == 0
                || index == text.length()
                || !isWordCharacter(text.codePointBefore(index))
                || !isWordCharacter(text.codePointAt(index));
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
