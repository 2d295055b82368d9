package io.vireo.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The in-memory cache of search results, bounded by a configured time and size. */
@Component
class SearchCache {
    /**
     * Cache key of a search.
     *
     * @param list identifies query and scope
     * @param limit the page size; 0 for all hits
     * @param version a version of the searched data; the result is at least as recent, and the key is no longer requested when the version
     * changes
     */
    record Asked(String list, RankedPosition after, int limit, long version) {}

    /** Runs a search; its result may be unsuitable for the cache. */
    interface Reading {
        @Nullable
        SearchPage read() throws SQLException;
    }

    private static final int OBJECT_BYTES = 400;

    private final Cache<Asked, SearchPage> results;

    @Inject
    SearchCache(SearchSettings settings) {
        results = Caffeine.newBuilder()
                .expireAfterWrite(settings.cacheTtl())
                .maximumWeight(settings.cacheBytes())
                .weigher((Asked asked, SearchPage searchPage) -> OBJECT_BYTES
                        + 2 * asked.list().length()
                        + searchPage.answer().json().length)
                .build();
    }

    /** Returns a result from the cache or by searching; only complete results are cached. */
    @Nullable
    SearchPage result(Asked asked, Reading reading) throws SQLException {
        SearchPage known = results.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        SearchPage read = reading.read();
        if (read != null && read.incomplete() == null) {
            results.put(asked, read);
        }
        return read;
    }
}
