package io.vireo.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/**
 * What somebody looks for: words that must all occur, in any order, each anywhere in the text. No character has a meaning of its
 * own.
 *
 * @param words as patterns for {@code LIKE … ESCAPE '!'}; at most {@value #MAX_WORDS}, none for a blank query
 * @param phrase the whole query as such a pattern
 */
record Query(List<String> words, String phrase) {
    static final int MAX_WORDS = 10;

    /** What is longer than this is found nowhere, titles being shorter, and not worth a scan. */
    static final int MAX_LENGTH = 255;

    static Query of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        List<String> words = Arrays.stream(plain.split("[\\s\\h]+"))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .map(Query::pattern)
                .toList();
        return new Query(plain.length() > MAX_LENGTH ? List.of() : words, pattern(plain));
    }

    private static String pattern(String word) {
        return "%" + word.replaceAll("[!%_]", "!$0") + "%";
    }
}
