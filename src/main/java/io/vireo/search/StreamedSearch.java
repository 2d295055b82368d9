package io.vireo.search;

import io.vireo.pagination.StreamedResponse;
import io.vireo.video.UniversalBodySerializer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams all hits after a position in segments: in constant memory, and without holding a database connection between segments. */
final class StreamedSearch implements StreamedResponse.Pieces {
    private static final int SEGMENT_SIZE = 1000;

    private final SearchRepository repository;
    private final Query query;
    private final Scope scope;

    private RankedPosition after;
    private boolean started;
    private boolean ended;

    StreamedSearch(SearchRepository repository, Query query, Scope scope, RankedPosition after) {
        this.repository = repository;
        this.query = query;
        this.scope = scope;
        this.after = after;
    }

    @Override
    public byte @Nullable [] next() {
        if (ended) {
            return null;
        }
        List<Hit> found = read();
        ended = found.size() <= SEGMENT_SIZE;
        List<Hit> segmentHits = found.subList(0, Math.min(SEGMENT_SIZE, found.size()));
        if (!segmentHits.isEmpty()) {
            after = segmentHits.get(segmentHits.size() - 1).position();
        }
        byte[] json = UniversalBodySerializer.serialize(
                segmentHits.stream().map(Hit::body).toList());
        byte[] segment = UniversalBodySerializer.segment(json, !started, ended);
        started = true;
        return segment;
    }

    private List<Hit> read() {
        try {
            return repository.read(index -> {
                List<Hit> found = new ArrayList<>();
                new Search(index, query, scope, Deadline.NONE)
                        .page(
                                after,
                                hit -> {
                                    found.add(hit);
                                    return found.size() <= SEGMENT_SIZE;
                                },
                                SEGMENT_SIZE + 1);
                return found;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("A streamed search failed before its end", e);
        }
    }
}
