package io.vireo.search;

import io.vireo.http.CacheableJson;
import io.vireo.http.Json;
import io.vireo.video.UniversalBody;
import io.vireo.video.UniversalBodySerializer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The serialized result of a search.
 *
 * @param body the response body
 * @param next the keys of the cursor of the next page; empty if there is none
 * @param isIncomplete whether hits may be missing, because the index is being built
 */
record SearchPage(CacheableJson body, List<String> next, boolean isIncomplete) {
    static final SearchPage EMPTY = of(List.of(), List.of(), List.of(), false);

    /** A search hit and its position in the result. */
    record Hit(RankedPosition position, UniversalBody body) {}

    /** @param similar queries to suggest beside an empty list */
    static SearchPage of(List<Hit> shown, List<String> similar, List<String> next, boolean isIncomplete) {
        byte[] json = similar.isEmpty()
                ? serialize(shown)
                : Json.bytes(new TreeMap<>(Map.of("response", List.of(), "suggestion", similar)));
        return new SearchPage(CacheableJson.of(json), next, isIncomplete);
    }

    static byte[] serialize(List<Hit> shown) {
        return UniversalBodySerializer.serialize(shown.stream().map(Hit::body).toList());
    }
}
