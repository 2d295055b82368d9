package io.vireo.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text is found by: a word of a script with spaces between words, one or two letters of a script without, or a single other
 * character that is no blank.
 *
 * @param key the word, or the first {@value #KEY_LENGTH} characters of a longer one
 * @param text the whole word, at most {@value #MAX_LENGTH} characters of it
 * @param exact whether the text is found by the whole of it only, not by a part
 */
record Word(String key, String text, boolean exact) {
    static final int KEY_LENGTH = 32;

    /** As long as a title; what is longer is no word that anybody looks for the end of. */
    static final int MAX_LENGTH = 255;

    static Word of(String text) {
        return new Word(cut(text, KEY_LENGTH), cut(text, MAX_LENGTH), false);
    }

    static Word exactly(String text) {
        return new Word(text, text, true);
    }

    /** The words of a folded text in their order, some perhaps several times. */
    static List<Word> in(String text) {
        List<Word> words = new ArrayList<>();
        int index = 0;
        while (index < text.length()) {
            int c = text.codePointAt(index);
            int end = index + Character.charCount(c);
            if (CharacterClasses.isOfWord(c)) {
                while (end < text.length() && CharacterClasses.isOfWord(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                words.add(of(text.substring(index, end)));
            } else if (!Character.isSpaceChar(c)) {
                words.add(exactly(text.substring(index, end)));
                if (end < text.length()
                        && CharacterClasses.isUnspaced(c)
                        && CharacterClasses.isUnspaced(text.codePointAt(end))) {
                    words.add(exactly(text.substring(index, text.offsetByCodePoints(end, 1))));
                }
            }
            index = end;
        }
        return words;
    }

    /** Whether the key is the whole word. */
    boolean isWhole() {
        return key.length() == text.length();
    }

    /** Whether it has the other in it, and more. */
    boolean isLongerThan(Word other) {
        return text.length() > other.text.length() && text.contains(other.text);
    }

    /** Every ending of the word, the word itself first, each cut as the key is; none for a word that is found exactly. */
    List<String> endings() {
        List<String> endings = new ArrayList<>();
        for (int i = 0; !exact && i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            endings.add(cut(text.substring(i), KEY_LENGTH));
        }
        return endings;
    }

    private static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
