package io.vireo.search;

import io.vireo.pagination.StreamedResponse;
import io.vireo.search.SearchPage.Hit;
import io.vireo.video.UniversalBodySerializer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams all hits in segments from one state of the index: in constant memory, and without holding a database connection between
 * segments.
 */
final class StreamedSearch implements StreamedResponse.Pieces {
    private static final int SEGMENT_SIZE = 1000;

    private final RankedHits hits;
    private final SearchService service;
    private final Runnable onClose;
    private boolean isStarted;
    private boolean isEnded;
    private boolean isClosed;

    /** @param onClose releases the index */
    StreamedSearch(RankedHits hits, SearchService service, Runnable onClose) {
        this.hits = hits;
        this.service = service;
        this.onClose = onClose;
    }

    @Override
    public synchronized byte @Nullable [] next() {
        if (isEnded || isClosed) {
            return null;
        }
        try {
            List<Hit> found;
            do {
                List<RankedPosition> positions = hits.next(SEGMENT_SIZE);
                isEnded = positions.size() < SEGMENT_SIZE;
                found = service.read(positions);
            } while (found.isEmpty() && !isEnded);
            byte[] segment = UniversalBodySerializer.segment(SearchPage.serialize(found), !isStarted, isEnded);
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
            onClose.run();
        }
    }
}
