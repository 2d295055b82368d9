package io.vireo.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/**
 * Finds the hits of all ranks in the order of a score: the sum of BM25 of the whole words, more for title and username than for
 * description, and less for captions, of a constant for each word that begins as the query, of an amount that halves with the age {@link
 * #HALF_LIFE}, and of the logarithm of views and likes, which orders the best by the rest only, because the index does not contain it.
 */
final class RelevanceQuery {
    /** The number of hits that can be reached by pages. */
    static final int MAX_HITS = 1000;

    private static final float TITLE = 3;
    private static final float CAPTIONS = 0.3f;
    private static final float AGE = 2;
    private static final double POPULARITY = 0.3;
    private static final Duration HALF_LIFE = Duration.ofDays(90);

    private RelevanceQuery() {}

    /** Returns the scores of the {@value #MAX_HITS} best hits by their keys, without popularity, best first. */
    static Map<Long, Double> best(IndexSearcher searcher, SearchRequest request, Instant now) throws IOException {
        return scores(searcher, query(searcher, request, now), MAX_HITS);
    }

    /** Returns the keys of all hits. */
    static Set<Long> keys(IndexSearcher searcher, Query query) throws IOException {
        return scores(searcher, query, Math.max(1, searcher.count(query))).keySet();
    }

    /** Returns the scores of at most {@code max} hits by their keys, best first. */
    static Map<Long, Double> scores(IndexSearcher searcher, Query query, int max) throws IOException {
        TopScoreDocCollectorManager top = new TopScoreDocCollectorManager(max, null, MAX_HITS);
        ScoreDoc[] scored = searcher.search(query, top).scoreDocs;
        List<LeafReaderContext> leaves = searcher.getLeafContexts();
        Map<Long, Double> scores = new LinkedHashMap<>();
        for (ScoreDoc hit : scored) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            NumericDocValues keys = DocValues.getNumeric(leaf.reader(), IndexFields.KEY);
            keys.advanceExact(hit.doc - leaf.docBase);
            scores.put(keys.longValue(), (double) hit.score);
        }
        return scores;
    }

    /**
     * Returns the positions of hits, those with the highest scores first.
     *
     * @param popularity a logarithm of views and likes, by the keys of videos that have some
     */
    static List<RankedPosition> order(Map<Long, Double> scores, Map<Long, Double> popularity) {
        return scores.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        hit -> -hit.getValue() - POPULARITY * popularity.getOrDefault(hit.getKey(), 0.0)))
                .map(hit -> new RankedPosition(Rank.EXACT, 0, hit.getKey()))
                .toList();
    }

    private static Query query(IndexSearcher searcher, SearchRequest request, Instant now) throws IOException {
        RankQueries queries = new RankQueries(request, searcher);
        BooleanQuery.Builder scored = new BooleanQuery.Builder().add(queries.all(), Occur.FILTER);
        for (String part : request.query().parts()) {
            for (String field : List.of(IndexFields.TITLE, IndexFields.USERNAME)) {
                scored.add(new BoostQuery(queries.match(field, Rank.WHOLE, part), TITLE), Occur.SHOULD);
                scored.add(new ConstantScoreQuery(queries.match(field, Rank.PREFIX, part)), Occur.SHOULD);
            }
            scored.add(queries.match(IndexFields.DESCRIPTION, Rank.WHOLE, part), Occur.SHOULD);
            scored.add(new BoostQuery(RankQueries.captions(part), CAPTIONS), Occur.SHOULD);
        }
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        long pivot = HALF_LIFE.toNanos() / 1000;
        scored.add(LongPoint.newDistanceFeatureQuery(IndexFields.UPLOAD, AGE, micros, pivot), Occur.SHOULD);
        return scored.build();
    }
}
