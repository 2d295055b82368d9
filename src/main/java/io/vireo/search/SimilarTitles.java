package io.vireo.search;

import io.vireo.platform.Component;
import io.vireo.platform.text.TextNormalizer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/** Finds videos whose titles share rare words with a title. */
@Component
public class SimilarTitles {
    private static final int MAX_WORDS = 6;

    /** Words that more videos have than this part of all, and than {@link #FEW}, say nothing about a title. */
    private static final double FREQUENT = 0.01;

    private static final int FEW = 50;

    @Inject
    SearchIndex index;

    /** Returns the keys of at most {@code max} videos, best first; empty while there is no index. */
    public List<Long> of(String title, int max) {
        return index.read(List.of(), searcher -> find(searcher, title, max));
    }

    private static List<Long> find(IndexSearcher searcher, String title, int max) throws IOException {
        double most = Math.max(FEW, searcher.getIndexReader().numDocs() * FREQUENT);
        Map<Term, Integer> frequencies = new TreeMap<>();
        for (TextTerms.Term word : TextTerms.words(TextNormalizer.fold(title))) {
            Term term = new Term(IndexFields.TITLE + IndexFields.WORDS, word.text());
            frequencies.put(term, searcher.getIndexReader().docFreq(term));
        }
        BooleanQuery.Builder shared = new BooleanQuery.Builder();
        frequencies.entrySet().stream()
                .filter(word -> word.getValue() > 0 && word.getValue() <= most)
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .limit(MAX_WORDS)
                .forEach(word -> shared.add(new TermQuery(word.getKey()), Occur.SHOULD));
        return List.copyOf(RelevanceQuery.scores(searcher, shared.build(), max).keySet());
    }
}
