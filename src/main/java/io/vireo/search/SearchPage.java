package io.vireo.search;

import io.vireo.http.ApiResponse;
import io.vireo.http.CacheableJson;
import io.vireo.http.Json;
import io.vireo.video.UniversalBodySerializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The serialized result of a search.
 *
 * @param body the response body
 * @param next the keys of the cursor of the next page; empty if there is none
 * @param isIncomplete whether hits may be missing, because the index is being built
 */
record SearchPage(CacheableJson body, List<String> next, boolean isIncomplete) {
    /** The reason why a result may be incomplete. */
    static final String INDEXING = "indexing";

    static final SearchPage EMPTY = of(List.of(), List.of(), false);

    static SearchPage of(List<Hit> shown, List<String> next, boolean isIncomplete) {
        byte[] json =
                UniversalBodySerializer.serialize(shown.stream().map(Hit::body).toList());
        return new SearchPage(CacheableJson.of(json), next, isIncomplete);
    }

    /** Returns a result without hits, with similar queries beside it if there are any. */
    static SearchPage none(List<String> similar, boolean isIncomplete) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("response", List.of());
        answer.put("suggestion", similar);
        return new SearchPage(
                CacheableJson.of(Json.bytes(similar.isEmpty() ? ApiResponse.of(List.of()) : answer)),
                List.of(),
                isIncomplete);
    }
}
