package io.vireo.search;

import io.vireo.http.Representation;
import io.vireo.video.BodyWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found, ready to be sent.
 *
 * @param next the place after which the next page begins; null if there is none
 * @param incomplete why something may be missing; null if nothing is
 */
record Result(
        Representation answer,
        @Nullable Place next,
        @Nullable String incomplete) {
    static final String TIME_LIMIT = "time-limit";

    /** A large import is not indexed yet. */
    static final String INDEXING = "indexing";

    static final Result NOTHING = of(List.of(), null, null);

    /** @param limit the most entries; one more was found if there are further ones */
    static Result page(List<Found> found, int limit, Search search) {
        boolean more = found.size() > limit;
        Place next = more ? found.get(limit - 1).place() : search.isCutShort() ? search.reached() : null;
        return of(found.subList(0, Math.min(limit, found.size())), next, incomplete(search));
    }

    static Result all(List<Found> found, Search search) {
        return of(found, null, incomplete(search));
    }

    private static Result of(List<Found> shown, @Nullable Place next, @Nullable String incomplete) {
        byte[] json = BodyWriter.answer(shown.stream().map(Found::body).toList());
        return new Result(Representation.of(json), next, incomplete);
    }

    private static @Nullable String incomplete(Search search) {
        return search.isCutShort() ? TIME_LIMIT : search.isBehind() ? INDEXING : null;
    }
}
