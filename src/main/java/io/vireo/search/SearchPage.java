package io.vireo.search;

import io.vireo.http.CacheableJson;
import io.vireo.video.UniversalBodySerializer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found, ready to be sent.
 *
 * @param next the place after which the next page begins; null if there is none
 * @param incomplete why something may be missing; null if nothing is
 */
record SearchPage(
        CacheableJson answer,
        @Nullable RankedPosition next,
        @Nullable String incomplete) {
    static final String TIME_LIMIT = "time-limit";

    /** A large import is not indexed yet. */
    static final String INDEXING = "indexing";

    static final SearchPage NOTHING = of(List.of(), null, null);

    /** @param limit the most entries; one more was found if there are further ones */
    static SearchPage page(List<Hit> found, int limit, Search search) {
        boolean more = found.size() > limit;
        RankedPosition next = more ? found.get(limit - 1).place() : search.isCutShort() ? search.reached() : null;
        return of(found.subList(0, Math.min(limit, found.size())), next, incomplete(search));
    }

    static SearchPage all(List<Hit> found, Search search) {
        return of(found, null, incomplete(search));
    }

    private static SearchPage of(List<Hit> shown, @Nullable RankedPosition next, @Nullable String incomplete) {
        byte[] json =
                UniversalBodySerializer.answer(shown.stream().map(Hit::body).toList());
        return new SearchPage(CacheableJson.of(json), next, incomplete);
    }

    private static @Nullable String incomplete(Search search) {
        return search.isCutShort() ? TIME_LIMIT : search.isBehind() ? INDEXING : null;
    }
}
