package io.vireo.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** Replaces the words of a query that no text has by similar words: "did you mean". */
final class SimilarQueries {
    private static final int MAX_QUERIES = 3;
    private static final int MAX_REPLACED = 4;
    private static final int MIN_LENGTH = 4;
    private static final int MAX_LENGTH = 255;

    /** Words of this length may differ in two letters. */
    private static final int LONG = 8;

    private SimilarQueries() {}

    /** Returns similar queries, the most frequent first; none if each word occurs, or there is no similar word for one. */
    static List<SearchQuery> of(IndexSearcher searcher, SearchQuery query) throws IOException {
        List<List<String>> choices = new ArrayList<>();
        int replaced = 0;
        for (String part : query.parts()) {
            boolean occurs = searcher.count(new RankQueries(SearchRequest.of(Scope.ALL, part), searcher).all()) > 0;
            replaced += occurs ? 0 : 1;
            List<String> words = occurs ? List.of(part) : similar(searcher.getIndexReader(), part);
            if (replaced > MAX_REPLACED || words.isEmpty()) {
                return List.of();
            }
            choices.add(words);
        }
        return IntStream.range(0, replaced == 0 ? 0 : MAX_QUERIES)
                .mapToObj(i -> choices.stream()
                        .map(words -> words.get(Math.min(i, words.size() - 1)))
                        .toList())
                .distinct()
                .map(words -> SearchQuery.of(String.join(" ", words)))
                .toList();
    }

    private static List<String> similar(IndexReader reader, String word) throws IOException {
        int length = word.codePointCount(0, word.length());
        Map<String, Integer> found = new HashMap<>();
        int maxEdits = length < MIN_LENGTH || length > MAX_LENGTH ? 0 : length < LONG ? 1 : 2;
        for (int edits = 1; edits <= maxEdits && found.isEmpty(); edits++) {
            for (String text : List.of(IndexFields.TITLE, IndexFields.USERNAME, IndexFields.DESCRIPTION)) {
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
