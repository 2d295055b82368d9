package io.vireo.video.catalogue;

import io.vireo.http.CacheableJson;
import io.vireo.video.UniversalBodySerializer;
import io.vireo.video.catalogue.CatalogueRepository.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, as an answer of its own.
 *
 * @param last where its last video stands; null when it has none
 * @param more whether the list goes on after it
 */
record ListPage(CacheableJson answer, @Nullable KeysetPosition last, boolean more) {
    /** @param rows one more than {@code limit} if the list goes on */
    static ListPage of(List<Row> rows, int limit) {
        List<Row> shown = rows.subList(0, Math.min(limit, rows.size()));
        byte[] json = UniversalBodySerializer.answer(
                shown.stream().map(row -> row.video().body()).toList());
        KeysetPosition last =
                shown.isEmpty() ? null : shown.get(shown.size() - 1).place();
        return new ListPage(CacheableJson.of(json), last, rows.size() > limit);
    }

    boolean isEmpty() {
        return last == null;
    }

    /** As the first, a middle or the last piece of a longer answer, which they make when put together. */
    byte[] piece(boolean first) {
        return UniversalBodySerializer.piece(answer.json(), first, !more);
    }
}
