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
 * hits are read as are asked for. Each rank repeats most of the work of the one before; so once those of the title are not enough, all
 * hits are determined, and the further ranks choose from them.
 */
final class RankedHits {
    /** With more parts than this, already the first rank is expensive. */
    private static final int MANY_PARTS = 8;

    private final IndexSearcher searcher;
    private final RankQueries queries;
    private final int lastRank;
    private final boolean isExpensive;
    private RankedPosition from;

    /** All hits up to a rank, either videos or channels. */
    private @Nullable KnownHits known;

    private int knownRank = -1;

    /** Creates the iterator; the index must stay open as long as it is used. */
    RankedHits(IndexSearcher searcher, SearchRequest request, RankedPosition after, int lastRank) {
        this.searcher = searcher;
        this.queries = new RankQueries(request, searcher);
        this.from = after;
        this.lastRank = lastRank;
        this.isExpensive = request.query().parts().size() > MANY_PARTS;
    }

    /** Returns the next hits; fewer than {@code max} at the end. */
    List<RankedPosition> next(int max) throws IOException {
        List<RankedPosition> hits = new ArrayList<>();
        while (hits.size() < max && from.rank() <= lastRank) {
            if (from.rank() > knownRank && (isExpensive || from.rank() > Rank.INSIDE)) {
                knownRank = Rank.isOfChannel(from.rank()) ? Rank.LAST : Rank.CAPTIONS;
                known = queries.all(knownRank);
            }
            if (known != null && known.isEmpty()) {
                from = RankedPosition.before(knownRank + 1);
                known = null;
            } else {
                find(Math.min(max - hits.size(), 1 + searcher.getIndexReader().maxDoc()), hits);
            }
        }
        return hits;
    }

    /** Adds hits of the current rank. */
    private void find(int wanted, List<RankedPosition> hits) throws IOException {
        FieldDoc after = new FieldDoc(Integer.MAX_VALUE, 0, new Object[] {from.upload(), from.key()});
        TopFieldCollectorManager first = new TopFieldCollectorManager(IndexFields.ORDER, wanted, after, 1);
        ScoreDoc[] found = searcher.search(queries.after(from, known), first).scoreDocs;
        for (ScoreDoc hit : found) {
            Object[] values = ((FieldDoc) hit).fields;
            hits.add(new RankedPosition(from.rank(), (Long) values[0], (Long) values[1]));
        }
        from = found.length < wanted ? RankedPosition.before(from.rank() + 1) : hits.get(hits.size() - 1);
    }
}
