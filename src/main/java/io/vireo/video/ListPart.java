package io.vireo.video;

import io.vireo.http.Representation;
import io.vireo.video.CatalogueRepository.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, as an answer of its own.
 *
 * @param last where its last video stands; null when it has none
 * @param more whether the list goes on after it
 */
record ListPart(Representation answer, @Nullable Place last, boolean more) {
    /** @param rows one more than {@code limit} if the list goes on */
    static ListPart of(List<Row> rows, int limit) {
        List<Row> shown = rows.subList(0, Math.min(limit, rows.size()));
        byte[] json = BodyWriter.answer(shown.stream().map(Row::video).toList());
        Place last = shown.isEmpty() ? null : shown.get(shown.size() - 1).place();
        return new ListPart(Representation.of(json), last, rows.size() > limit);
    }

    boolean isEmpty() {
        return last == null;
    }

    /** As the first, a middle or the last piece of a longer answer, which they make when put together. */
    byte[] piece(boolean first) {
        return BodyWriter.piece(answer.json(), first, !more);
    }
}
