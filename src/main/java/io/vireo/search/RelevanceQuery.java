package io.vireo.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
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
 * description, of a constant for each word that begins as the query, and of an amount that halves with the age {@link #HALF_LIFE}.
 */
final class RelevanceQuery {
    /** The number of hits that can be reached by pages. */
    static final int MAX_HITS = 1000;

    private static final float TITLE = 3;
    private static final float AGE = 2;
    private static final Duration HALF_LIFE = Duration.ofDays(90);
    private static final int COUNTED = 1000;

    private RelevanceQuery() {}

    /** Returns at most {@code max} positions with the highest scores, without the first {@code skipped}. */
    static List<RankedPosition> best(IndexSearcher searcher, SearchRequest request, Instant now, int skipped, int max)
            throws IOException {
        TopScoreDocCollectorManager top = new TopScoreDocCollectorManager(skipped + max, null, COUNTED);
        ScoreDoc[] scored = searcher.search(query(request, now), top).scoreDocs;
        List<LeafReaderContext> leaves = searcher.getLeafContexts();
        List<RankedPosition> positions = new ArrayList<>();
        for (int i = skipped; i < scored.length; i++) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(scored[i].doc, leaves));
            NumericDocValues keys = leaf.reader().getNumericDocValues(IndexFields.KEY);
            long key = RankedHits.value(keys, scored[i].doc - leaf.docBase);
            positions.add(new RankedPosition(IndexedRow.isChannel(key) ? Rank.FIRST_OF_CHANNELS : Rank.EXACT, 0, key));
        }
        return positions;
    }

    private static Query query(SearchRequest request, Instant now) {
        RankQueries ranks = new RankQueries(request.query(), request.filter());
        BooleanQuery.Builder hits = new BooleanQuery.Builder();
        if (request.scope() != Scope.CHANNELS) {
            hits.add(ranks.atMost(Rank.FIRST_OF_CHANNELS - 1), Occur.SHOULD);
        }
        if (request.scope() != Scope.VIDEOS) {
            hits.add(ranks.atMost(Rank.LAST), Occur.SHOULD);
        }
        BooleanQuery.Builder scored = new BooleanQuery.Builder().add(hits.build(), Occur.FILTER);
        request.filter().addTo(scored);
        for (String part : request.query().parts()) {
            for (String field : List.of(IndexFields.TITLE, IndexFields.USERNAME)) {
                scored.add(new BoostQuery(RankQueries.match(field, Rank.WHOLE, part), TITLE), Occur.SHOULD);
                scored.add(new ConstantScoreQuery(RankQueries.match(field, Rank.PREFIX, part)), Occur.SHOULD);
            }
            scored.add(RankQueries.match(IndexFields.DESCRIPTION, Rank.WHOLE, part), Occur.SHOULD);
        }
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        long pivot = HALF_LIFE.toNanos() / 1000;
        scored.add(LongPoint.newDistanceFeatureQuery(IndexFields.UPLOAD, AGE, micros, pivot), Occur.SHOULD);
        return scored.build();
    }
}
