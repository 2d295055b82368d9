package io.vireo.video.catalogue;

import io.vireo.http.CacheableJson;
import io.vireo.video.UniversalBodySerializer;
import io.vireo.video.catalogue.CatalogueRepository.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list as a serialized response.
 *
 * @param last the position of its last video; null if the page is empty
 * @param more whether the list continues after the page
 */
record ListPage(CacheableJson json, @Nullable KeysetPosition last, boolean more) {
    /**
     * Creates a page.
     *
     * @param rows at most {@code limit + 1} rows; the extra row indicates that the list continues
     */
    static ListPage of(List<Row> rows, int limit) {
        List<Row> shown = rows.subList(0, Math.min(limit, rows.size()));
        byte[] list =
                UniversalBodySerializer.serialize(shown.stream().map(Row::video).toList());
        KeysetPosition last =
                shown.isEmpty() ? null : shown.get(shown.size() - 1).position();
        return new ListPage(CacheableJson.of(list), last, rows.size() > limit);
    }

    boolean isEmpty() {
        return last == null;
    }

    /** Returns the page as the first, a middle or the last segment of a longer response, see {@link UniversalBodySerializer#segment}. */
    byte[] segment(boolean first) {
        return UniversalBodySerializer.segment(json.json(), first, !more);
    }
}
