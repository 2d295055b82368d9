package io.vireo.video.catalogue;

import io.vireo.pagination.StreamedResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list from one of its parts to its end, as the pieces of one answer. */
final class StreamedList implements StreamedResponse.Pieces {
    private final ListPage begin;
    private final Function<KeysetPosition, ListPage> following;
    private @Nullable ListPage before;

    /** @param following the part after a place */
    StreamedList(ListPage begin, Function<KeysetPosition, ListPage> following) {
        this.begin = begin;
        this.following = following;
    }

    @Override
    public byte @Nullable [] next() {
        ListPage last = before;
        if (last == null) {
            before = begin;
            return begin.piece(true);
        }
        if (!last.more() || last.last() == null) {
            return null;
        }
        ListPage next = following.apply(last.last());
        before = next;
        return next.piece(false);
    }
}
