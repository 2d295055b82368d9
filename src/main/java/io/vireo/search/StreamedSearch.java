package io.vireo.search;

import io.vireo.pagination.StreamedResponse;
import io.vireo.video.UniversalBodySerializer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams all hits after a position in segments: in constant memory, and without holding a database connection between segments. */
final class StreamedSearch implements StreamedResponse.Pieces {
    private static final int PIECE = 1000;

    private final SearchRepository repository;
    private final Query query;
    private final Scope scope;

    private RankedPosition after;
    private boolean begun;
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
        ended = found.size() <= PIECE;
        List<Hit> shown = found.subList(0, Math.min(PIECE, found.size()));
        if (!shown.isEmpty()) {
            after = shown.get(shown.size() - 1).place();
        }
        byte[] json =
                UniversalBodySerializer.answer(shown.stream().map(Hit::body).toList());
        byte[] piece = UniversalBodySerializer.piece(json, !begun, ended);
        begun = true;
        return piece;
    }

    private List<Hit> read() {
        try {
            return repository.read(index -> {
                List<Hit> found = new ArrayList<>();
                new Search(index, query, scope, Deadline.NONE)
                        .page(
                                after,
                                one -> {
                                    found.add(one);
                                    return found.size() <= PIECE;
                                },
                                PIECE + 1);
                return found;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("A streamed search failed before its end", e);
        }
    }
}
