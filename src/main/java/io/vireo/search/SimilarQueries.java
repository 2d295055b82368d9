package io.vireo.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** Replaces the words of a query that no text has by similar words: "did you mean". */
final class SimilarQueries {
    private static final List<String> TEXTS = List.of(IndexFields.TITLE, IndexFields.USERNAME, IndexFields.DESCRIPTION);
    private static final int MAX_QUERIES = 3;
    private static final int MAX_REPLACED = 4;
    private static final int MIN_LENGTH = 4;

    /** Words of this length may differ in two letters. */
    private static final int LONG = 8;

    private SimilarQueries() {}

    /** Returns similar queries, the most frequent first; none if each word occurs, or there is no similar word for one. */
    static List<SearchQuery> of(IndexSearcher searcher, SearchQuery query) throws IOException {
        List<List<String>> choices = new ArrayList<>();
        int replaced = 0;
        for (String part : query.parts()) {
            boolean occurs = occurs(searcher, part);
            replaced += occurs ? 0 : 1;
            choices.add(occurs ? List.of(part) : similar(searcher.getIndexReader(), part));
            if (replaced > MAX_REPLACED || choices.get(choices.size() - 1).isEmpty()) {
                return List.of();
            }
        }
        Set<SearchQuery> queries = new LinkedHashSet<>();
        for (int i = 0; i < MAX_QUERIES && replaced > 0; i++) {
            int choice = i;
            List<String> words = choices.stream()
                    .map(similar -> similar.get(Math.min(choice, similar.size() - 1)))
                    .toList();
            queries.add(SearchQuery.of(String.join(" ", words)));
        }
        return List.copyOf(queries);
    }

    private static boolean occurs(IndexSearcher searcher, String part) throws IOException {
        for (String text : TEXTS) {
            if (searcher.count(RankQueries.match(text, Rank.INSIDE, part)) > 0) {
                return true;
            }
        }
        return false;
    }

    private static List<String> similar(IndexReader reader, String word) throws IOException {
        int length = word.codePointCount(0, word.length());
        Map<String, Integer> found = new HashMap<>();
        int maxEdits = length < MIN_LENGTH || length > Word.MAX_LENGTH ? 0 : length < LONG ? 1 : 2;
        for (int edits = 1; edits <= maxEdits && found.isEmpty(); edits++) {
            for (String text : TEXTS) {
                String field = text + IndexFields.WORDS;
                Terms terms = MultiTerms.getTerms(reader, field);
                if (terms != null) {
                    FuzzyTermsEnum similar = new FuzzyTermsEnum(terms, new Term(field, word), edits, 1, true);
                    for (BytesRef term = similar.next(); term != null; term = similar.next()) {
                        found.merge(term.utf8ToString(), similar.docFreq(), Integer::sum);
                    }
                }
            }
        }
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MAX_QUERIES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
