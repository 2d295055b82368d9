package io.vireo.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A unit of the index: a word of a script with spaces, one or two letters of a script without spaces, or another single character that is
 * not white space.
 *
 * @param key the word, truncated to {@value #KEY_LENGTH} characters
 * @param text the word, truncated to {@value #MAX_LENGTH} characters
 * @param exact whether only the whole text matches, not a part of it
 */
record Word(String key, String text, boolean exact) {
    static final int KEY_LENGTH = 32;

    /** The length of a title; suffixes of longer words are not searchable. */
    static final int MAX_LENGTH = 255;

    static Word of(String text) {
        return new Word(cut(text, KEY_LENGTH), cut(text, MAX_LENGTH), false);
    }

    static Word exactly(String text) {
        return new Word(text, text, true);
    }

    /** Returns the words of a normalized text in order, including repetitions. */
    static List<Word> in(String text) {
        List<Word> words = new ArrayList<>();
        int index = 0;
        while (index < text.length()) {
            int c = text.codePointAt(index);
            int end = index + Character.charCount(c);
            if (CharacterClasses.isWordCharacter(c)) {
                while (end < text.length() && CharacterClasses.isWordCharacter(text.codePointAt(end))) {
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

    /** Returns whether the key is the complete word. */
    boolean isWhole() {
        return key.length() == text.length();
    }

    /** Returns whether the word is a pair of letters. */
    boolean isPair() {
        return text.codePointCount(0, text.length()) == 2;
    }

    /** Returns all suffixes of the word including the word itself, each truncated as the key; none for a word that only matches exactly. */
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
