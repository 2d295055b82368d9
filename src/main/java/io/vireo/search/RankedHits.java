package io.vireo.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the hits after a position, in order: rank by rank and, because each segment of the index is sorted, by merging the
 * segments. Only the hits that are asked for are read, and nothing is held in memory but one hit for each segment.
 */
final class RankedHits {
    /** Number of parts above which it is first checked whether there is any hit, because each rank is expensive. */
    private static final int MANY_PARTS = 8;

    private final IndexSearcher searcher;
    private final RankQueries queries;
    private final int lastRank;
    private final PriorityQueue<Segment> segments = new PriorityQueue<>();
    private RankedPosition from;
    private boolean isRankOpen;

    /** Creates the iterator; the index must stay open as long as it is used. */
    RankedHits(IndexSearcher searcher, SearchRequest request, RankedPosition after, int lastRank) throws IOException {
        this.searcher = searcher;
        this.queries = new RankQueries(request);
        this.from = after;
        boolean none = request.query().parts().size() > MANY_PARTS && searcher.count(queries.all()) == 0;
        this.lastRank = none ? -1 : lastRank;
    }

    /** Returns the next hits; fewer than {@code max} at the end. */
    List<RankedPosition> next(int max) throws IOException {
        List<RankedPosition> hits = new ArrayList<>();
        while (hits.size() < max && from.rank() <= lastRank) {
            if (!isRankOpen) {
                open();
            }
            Segment first = segments.poll();
            if (first == null) {
                isRankOpen = false;
                from = RankedPosition.before(from.rank() + 1);
            } else {
                hits.add(first.hit);
                add(first, first.hits.nextDoc());
            }
        }
        return hits;
    }

    private void open() throws IOException {
        isRankOpen = true;
        Weight weight =
                searcher.createWeight(searcher.rewrite(queries.of(from.rank())), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext context : searcher.getLeafContexts()) {
            Scorer scorer = weight.scorer(context);
            if (scorer != null) {
                Segment segment = new Segment(context.reader(), scorer.iterator(), from);
                add(segment, segment.hits.advance(firstAfter(context.reader(), from)));
            }
        }
    }

    /** Adds a segment with its first document that is not deleted, from the given one. */
    private void add(Segment segment, int document) throws IOException {
        int next = document;
        while (next != DocIdSetIterator.NO_MORE_DOCS && segment.live != null && !segment.live.get(next)) {
            next = segment.hits.nextDoc();
        }
        if (next != DocIdSetIterator.NO_MORE_DOCS) {
            segment.hit = new RankedPosition(from.rank(), value(segment.uploads, next), value(segment.keys, next));
            segments.add(segment);
        }
    }

    /** Returns the first document after a position by binary search. */
    private static int firstAfter(LeafReader reader, RankedPosition from) throws IOException {
        int low = 0;
        int high = from.key() == Long.MAX_VALUE ? 0 : reader.maxDoc();
        while (low < high) {
            int middle = (low + high) >>> 1;
            long upload = value(reader.getNumericDocValues(IndexFields.UPLOAD), middle);
            long key = value(reader.getNumericDocValues(IndexFields.KEY), middle);
            if (new RankedPosition(from.rank(), upload, key).compareTo(from) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Returns a value of a document; values are read forwards only. */
    static long value(@Nullable NumericDocValues values, int document) throws IOException {
        if (values == null || !values.advanceExact(document)) {
            throw new IOException("The document " + document + " of the search index has no position");
        }
        return values.longValue();
    }

    /** The hits of a rank in one segment of the index; {@code hit} is the next. */
    private static final class Segment implements Comparable<Segment> {
        private final DocIdSetIterator hits;
        private final @Nullable Bits live;
        private final @Nullable NumericDocValues uploads;
        private final @Nullable NumericDocValues keys;
        private RankedPosition hit;

        Segment(LeafReader reader, DocIdSetIterator hits, RankedPosition before) throws IOException {
            this.hits = hits;
            this.live = reader.getLiveDocs();
            this.uploads = reader.getNumericDocValues(IndexFields.UPLOAD);
            this.keys = reader.getNumericDocValues(IndexFields.KEY);
            this.hit = before;
        }

        @Override
        public int compareTo(Segment other) {
            return hit.compareTo(other.hit);
        }
    }
}
