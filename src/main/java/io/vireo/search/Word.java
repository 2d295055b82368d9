package io.vireo.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A unit of the index: a word of a script with spaces, one or two letters of a script without spaces, or another single character that is
 * not white space.
 *
 * @param term the word; of a word of more than {@value #MAX_LENGTH} characters the beginning and a digest
 * @param position the number of words and blanks before it; a pair of letters has the position of its first letter
 */
record Word(String term, int position, boolean isPair) {
    static final int MAX_LENGTH = 255;

    /** Returns the words of a normalized text in order, including repetitions. */
    static List<Word> in(String text) {
        List<Word> words = new ArrayList<>();
        int index = 0;
        int position = 0;
        while (index < text.length()) {
            int c = text.codePointAt(index);
            int end = index + Character.charCount(c);
            if (CharacterClasses.isWordCharacter(c)) {
                while (end < text.length() && CharacterClasses.isWordCharacter(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                words.add(new Word(term(text.substring(index, end)), position, false));
            } else if (c != ' ') {
                words.add(new Word(text.substring(index, end), position, false));
                if (end < text.length()
                        && CharacterClasses.isUnspaced(c)
                        && CharacterClasses.isUnspaced(text.codePointAt(end))) {
                    words.add(new Word(text.substring(index, text.offsetByCodePoints(end, 1)), position, true));
                }
            }
            index = end;
            position++;
        }
        return words;
    }

    /** Returns the fewest words that together are the text; single letters are omitted where there are pairs. */
    static List<Word> covering(String text) {
        List<Word> words = in(text);
        Set<Integer> pairs =
                words.stream().filter(Word::isPair).map(Word::position).collect(Collectors.toSet());
        return words.stream()
                .filter(word -> word.isPair || !pairs.contains(word.position) && !pairs.contains(word.position - 1))
                .toList();
    }

    private static String term(String word) {
        return word.length() <= MAX_LENGTH
                ? word
                : word.substring(0, word.offsetByCodePoints(0, MAX_LENGTH / 4))
                        + UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8));
    }
}
