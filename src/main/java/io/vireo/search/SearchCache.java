package io.vireo.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The in-memory cache of search results, bounded by a configured time and size. */
@Component
class SearchCache {
    /**
     * Cache key of a search.
     *
     * @param list identifies query and scope
     * @param after the cursor
     * @param limit the page size; 0 for all hits
     * @param version a version of the searched data; the result is at least as recent
     */
    record Asked(String list, List<String> after, int limit, SearchService.Version version) {}

    /** Runs a search; its result may be unsuitable for the cache. */
    interface Loader {
        @Nullable
        SearchPage load() throws SQLException;
    }

    private static final int OBJECT_BYTES = 400;

    private final Cache<Asked, SearchPage> results;

    @Inject
    SearchCache(SearchSettings settings) {
        results = Caffeine.newBuilder()
                .expireAfterWrite(settings.cacheTtl())
                .maximumWeight(settings.cacheBytes())
                .weigher((Asked asked, SearchPage page) ->
                        OBJECT_BYTES + 2 * asked.list().length() + page.body().json().length)
                .build();
    }

    /** Returns a result from the cache or by searching; only complete results are cached. */
    @Nullable
    SearchPage result(Asked key, Loader loader) throws SQLException {
        SearchPage page = results.getIfPresent(key);
        if (page == null) {
            page = loader.load();
            if (page != null && !page.isIncomplete()) {
                results.put(key, page);
            }
        }
        return page;
    }
}
