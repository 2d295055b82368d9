package io.vireo.search;

import io.vireo.pagination.StreamedResponse;
import io.vireo.video.UniversalBodySerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams all hits in segments from one state of the index: in constant memory, and without holding a database connection between
 * segments.
 */
final class StreamedSearch implements StreamedResponse.Pieces, AutoCloseable {
    private static final int SEGMENT_SIZE = 1000;

    private final RankedHits hits;
    private final SearchService service;
    private final Runnable onClose;
    private boolean started;
    private boolean ended;
    private boolean closed;

    /** @param onClose releases the index */
    StreamedSearch(RankedHits hits, SearchService service, Runnable onClose) {
        this.hits = hits;
        this.service = service;
        this.onClose = onClose;
    }

    @Override
    public synchronized byte @Nullable [] next() {
        if (ended || closed) {
            return null;
        }
        List<Hit> found = List.of();
        try {
            while (found.isEmpty() && !ended) {
                List<RankedPosition> positions = SearchService.positions(hits, SEGMENT_SIZE);
                ended = positions.size() < SEGMENT_SIZE;
                found = service.read(positions);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A streamed search failed before its end", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] json =
                UniversalBodySerializer.serialize(found.stream().map(Hit::body).toList());
        byte[] segment = UniversalBodySerializer.segment(json, !started, ended);
        started = true;
        return segment;
    }

    /** Releases the index; waits for a segment that is being read. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            onClose.run();
        }
    }
}
