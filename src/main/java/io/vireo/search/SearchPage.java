package io.vireo.search;

import io.vireo.http.CacheableJson;
import io.vireo.video.UniversalBodySerializer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The serialized result of a search.
 *
 * @param body the response body
 * @param next the position after which the next page starts; null if there is none
 * @param incomplete why the result may be incomplete; null if it is complete
 */
record SearchPage(
        CacheableJson body,
        @Nullable RankedPosition next,
        @Nullable String incomplete) {
    static final String TIME_LIMIT = "time-limit";

    /** A large import is not indexed yet. */
    static final String INDEXING = "indexing";

    static final SearchPage EMPTY = of(List.of(), null, null);

    /**
     * Creates a page.
     *
     * @param found the hits; more than {@code limit} if there is a further page
     * @param limit the page size
     */
    static SearchPage page(List<Hit> found, int limit, Search search) {
        boolean more = found.size() > limit;
        RankedPosition next = more ? found.get(limit - 1).position() : search.hasTimedOut() ? search.reached() : null;
        return of(found.subList(0, Math.min(limit, found.size())), next, incomplete(search));
    }

    static SearchPage all(List<Hit> found, Search search) {
        return of(found, null, incomplete(search));
    }

    private static SearchPage of(List<Hit> shown, @Nullable RankedPosition next, @Nullable String incomplete) {
        byte[] json =
                UniversalBodySerializer.serialize(shown.stream().map(Hit::body).toList());
        return new SearchPage(CacheableJson.of(json), next, incomplete);
    }

    private static @Nullable String incomplete(Search search) {
        return search.hasTimedOut() ? TIME_LIMIT : search.isBehind() ? INDEXING : null;
    }
}
