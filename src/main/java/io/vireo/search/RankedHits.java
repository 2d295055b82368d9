package io.vireo.search;

import java.io.IOException;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
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
        this.queries = new RankQueries(request.query(), request.filter());
        this.from = after;
        boolean none = request.query().parts().size() > MANY_PARTS && searcher.count(queries.all()) == 0;
        this.lastRank = none ? -1 : lastRank;
    }

    /** Returns the next hit; null at the end. */
    @Nullable
    RankedPosition next() throws IOException {
        while (from.rank() <= lastRank) {
            if (!isRankOpen) {
                open();
            }
            Segment first = segments.poll();
            if (first != null) {
                RankedPosition hit = first.hit;
                if (first.advance(first.iterator.nextDoc())) {
                    segments.add(first);
                }
                return hit;
            }
            isRankOpen = false;
            from = RankedPosition.before(from.rank() + 1);
        }
        return null;
    }

    private void open() throws IOException {
        isRankOpen = true;
        Query query = searcher.rewrite(queries.of(from.rank()));
        Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext context : searcher.getLeafContexts()) {
            Scorer scorer = weight.scorer(context);
            if (scorer != null) {
                Segment segment = new Segment(context.reader(), scorer.iterator(), from.rank());
                if (segment.advance(segment.iterator.advance(firstAfter(context.reader(), from)))) {
                    segments.add(segment);
                }
            }
        }
    }

    /** Returns the first document after a position by binary search. */
    private static int firstAfter(LeafReader reader, RankedPosition from) throws IOException {
        int low = 0;
        int high = from.key() == Long.MAX_VALUE ? 0 : reader.maxDoc();
        while (low < high) {
            int middle = (low + high) >>> 1;
            RankedPosition position = new RankedPosition(
                    from.rank(),
                    value(reader.getNumericDocValues(IndexFields.UPLOAD), middle),
                    value(reader.getNumericDocValues(IndexFields.KEY), middle));
            if (position.compareTo(from) > 0) {
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

    /** The hits of a rank in one segment of the index. */
    private static final class Segment implements Comparable<Segment> {
        private final DocIdSetIterator iterator;
        private final int rank;
        private final @Nullable Bits live;
        private final @Nullable NumericDocValues uploads;
        private final @Nullable NumericDocValues keys;
        private RankedPosition hit;

        Segment(LeafReader reader, DocIdSetIterator iterator, int rank) throws IOException {
            this.iterator = iterator;
            this.rank = rank;
            this.live = reader.getLiveDocs();
            this.uploads = reader.getNumericDocValues(IndexFields.UPLOAD);
            this.keys = reader.getNumericDocValues(IndexFields.KEY);
            this.hit = RankedPosition.before(rank);
        }

        /** Moves to the first document that is not deleted, from the given one; returns whether there is one. */
        boolean advance(int from) throws IOException {
            int document = from;
            while (document != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(document)) {
                document = iterator.nextDoc();
            }
            if (document == DocIdSetIterator.NO_MORE_DOCS) {
                return false;
            }
            hit = new RankedPosition(rank, value(uploads, document), value(keys, document));
            return true;
        }

        @Override
        public int compareTo(Segment other) {
            return hit.compareTo(other.hit);
        }
    }
}
