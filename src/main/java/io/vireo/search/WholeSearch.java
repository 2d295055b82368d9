package io.vireo.search;

import io.vireo.paging.ListStream;
import io.vireo.video.BodyWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is found from a place on, a piece at a time: in constant memory, with no connection open between pieces. */
final class WholeSearch implements ListStream.Pieces {
    private static final int PIECE = 1000;

    private final SearchRepository repository;
    private final Query query;
    private final Scope scope;

    private Place after;
    private boolean begun;
    private boolean ended;

    WholeSearch(SearchRepository repository, Query query, Scope scope, Place after) {
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
        List<Found> found = read();
        ended = found.size() <= PIECE;
        List<Found> shown = found.subList(0, Math.min(PIECE, found.size()));
        if (!shown.isEmpty()) {
            after = shown.get(shown.size() - 1).place();
        }
        byte[] json = BodyWriter.answer(shown.stream().map(Found::body).toList());
        byte[] piece = BodyWriter.piece(json, !begun, ended);
        begun = true;
        return piece;
    }

    private List<Found> read() {
        try {
            return repository.read(index -> {
                List<Found> found = new ArrayList<>();
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
            throw new IllegalStateException("A search ended early", e);
        }
    }
}
