package io.vireo.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/**
 * A parsed search query. Its whitespace-separated parts must all occur in the text, in any order and at any position; query and text are
 * normalized alike. There are no special characters.
 *
 * @param typed the text in Unicode NFC, without white space around it
 * @param parts the distinct normalized parts; none for an empty query, which has no hits
 */
record SearchQuery(String typed, List<String> parts) {
    /** Maximum length in characters; a longer query has no hits and cannot occur, because no request target is that long. */
    static final int MAX_LENGTH = 8192;

    static SearchQuery of(String text) {
        String typed = typed(text);
        return typed.codePointCount(0, typed.length()) > MAX_LENGTH
                ? new SearchQuery("", List.of())
                : new SearchQuery(typed, words(typed).stream().distinct().toList());
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Returns the form in which texts are compared as typed. */
    static String typed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    /** Returns the form in which complete texts are compared: normalized, with single blanks. */
    static String folded(String text) {
        return String.join(" ", words(typed(text)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(TextNormalizer.fold(text).split(" +"))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
