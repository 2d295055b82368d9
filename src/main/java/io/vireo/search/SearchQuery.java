package io.vireo.search;

import io.vireo.platform.text.TextNormalizer;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;

/**
 * A parsed search query. Its whitespace-separated parts must all occur in the text, in any order and at any position; query and text are
 * normalized alike. There are no special characters.
 *
 * @param typed the text in Unicode NFC, without white space around it
 * @param folded the normalized text, with single blanks
 */
record SearchQuery(String typed, String folded) {
    /**
     * Maximum length in characters, of which each has at most four bytes in a term. A longer query has no hits and cannot occur, because
     * no request target is that long.
     */
    static final int MAX_LENGTH = IndexWriter.MAX_TERM_LENGTH / 4;

    static SearchQuery of(String text) {
        String typed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        return typed.codePointCount(0, typed.length()) > MAX_LENGTH
                ? new SearchQuery("", "")
                : new SearchQuery(typed, TextNormalizer.fold(typed).strip().replaceAll(" +", " "));
    }

    /** Returns the distinct normalized parts; none for an empty query, which has no hits. */
    List<String> parts() {
        return Stream.of(folded.split(" "))
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    boolean isEmpty() {
        return folded.isEmpty();
    }
}
