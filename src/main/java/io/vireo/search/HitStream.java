package io.vireo.search;

import io.vireo.pagination.StreamedResponse;
import io.vireo.search.SearchPage.Hit;
import io.vireo.video.UniversalBodySerializer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * The hits of a search that anybody may see, in order, from one state of the index: in constant memory, and without holding a database
 * connection between segments.
 */
final class HitStream implements StreamedResponse.Pieces {
    private static final int SEGMENT_SIZE = 1000;

    private final SearchIndex index;
    private final SearchService service;
    private final IndexSearcher searcher;
    private final RankedHits positions;
    private boolean isStarted;
    private boolean isEnded;
    private boolean isClosed;

    HitStream(SearchIndex index, SearchService service, SearchRequest request, RankedPosition after, int lastRank) {
        this.index = index;
        this.service = service;
        this.searcher = index.acquire();
        this.positions = new RankedHits(searcher, request, after, lastRank);
    }

    /** Returns the next hits; fewer than {@code max} at the end. */
    List<Hit> next(int max) throws SQLException, IOException {
        List<Hit> hits = new ArrayList<>();
        while (!isEnded && hits.size() < max) {
            int wanted = max - hits.size();
            List<RankedPosition> found = index.readIn(searcher, current -> positions.next(wanted));
            hits.addAll(service.read(found));
            isEnded = found.size() < wanted;
        }
        return hits;
    }

    @Override
    public synchronized byte @Nullable [] next() {
        if (isEnded || isClosed) {
            return null;
        }
        try {
            List<Hit> hits = next(SEGMENT_SIZE);
            byte[] segment = UniversalBodySerializer.segment(SearchPage.serialize(hits), !isStarted, isEnded);
            isStarted = true;
            return segment;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("A streamed search failed before its end", e);
        }
    }

    /** Releases the index; waits for a segment that is being read. */
    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            SearchIndex.release(searcher);
        }
    }
}
