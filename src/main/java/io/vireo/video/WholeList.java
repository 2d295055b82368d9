package io.vireo.video;

import io.vireo.paging.ListStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list from one of its parts to its end, as the pieces of one answer. */
final class WholeList implements ListStream.Pieces {
    private final ListPart begin;
    private final Function<Place, ListPart> following;
    private @Nullable ListPart before;

    /** @param following the part after a place */
    WholeList(ListPart begin, Function<Place, ListPart> following) {
        this.begin = begin;
        this.following = following;
    }

    @Override
    public byte @Nullable [] next() {
        ListPart last = before;
        if (last == null) {
            before = begin;
            return begin.piece(true);
        }
        if (!last.more() || last.last() == null) {
            return null;
        }
        ListPart next = following.apply(last.last());
        before = next;
        return next.piece(false);
    }
}
