package io.vireo.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the hits after a position, in order: rank by rank, and in the order of the index, so that of each segment only as many
 * hits are read as are asked for. Each rank repeats most of the work of the one before; so once those of the title are not enough, the hits
 * of all ranks are determined, and the further ranks choose from them.
 */
final class RankedHits {
    /** With more parts than this, already the first rank is expensive. */
    private static final int MANY_PARTS = 8;

    private final IndexSearcher searcher;
    private final RankQueries queries;
    private final int lastRank;
    private final boolean isExpensive;
    private RankedPosition from;
    private @Nullable KnownHits all;

    /** Creates the iterator; the index must stay open as long as it is used. */
    RankedHits(IndexSearcher searcher, SearchRequest request, RankedPosition after, int lastRank) throws IOException {
        this.searcher = searcher;
        this.queries = new RankQueries(request);
        this.from = after;
        this.lastRank = lastRank;
        this.isExpensive = request.query().parts().size() > MANY_PARTS;
    }

    /** Returns the next hits; fewer than {@code max} at the end. */
    List<RankedPosition> next(int max) throws IOException {
        List<RankedPosition> hits = new ArrayList<>();
        while (hits.size() < max && from.rank() <= lastRank) {
            int wanted =
                    Math.min(max - hits.size(), 1 + searcher.getIndexReader().maxDoc());
            if (all == null && (isExpensive || from.rank() > Rank.INSIDE)) {
                all = new KnownHits(searcher, queries.all());
            }
            FieldDoc after = new FieldDoc(Integer.MAX_VALUE, 0, new Object[] {from.upload(), from.key()});
            TopFieldCollectorManager first = new TopFieldCollectorManager(IndexFields.ORDER, wanted, after, 1);
            ScoreDoc[] found = searcher.search(queries.after(from, all), first).scoreDocs;
            for (ScoreDoc hit : found) {
                Object[] values = ((FieldDoc) hit).fields;
                hits.add(new RankedPosition(from.rank(), (Long) values[0], (Long) values[1]));
            }
            from = found.length < wanted ? RankedPosition.before(from.rank() + 1) : hits.get(hits.size() - 1);
        }
        return hits;
    }
}
