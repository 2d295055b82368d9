package io.vireo.video.catalogue;

import io.vireo.pagination.StreamedResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a list page by page, as the segments of one streamed response. */
final class StreamedList implements StreamedResponse.Pieces {
    private final ListPage begin;
    private final Function<KeysetPosition, ListPage> following;
    private @Nullable ListPage before;

    /**
     * Creates the source of a streamed list.
     *
     * @param following returns the page after a position
     */
    StreamedList(ListPage begin, Function<KeysetPosition, ListPage> following) {
        this.begin = begin;
        this.following = following;
    }

    @Override
    public byte @Nullable [] next() {
        ListPage last = before;
        if (last == null) {
            before = begin;
            return begin.segment(true);
        }
        if (!last.more() || last.last() == null) {
            return null;
        }
        ListPage next = following.apply(last.last());
        before = next;
        return next.segment(false);
    }
}
