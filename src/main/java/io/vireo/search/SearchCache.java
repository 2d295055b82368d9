package io.vireo.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Remembers for the set time what was found, within the set bounds of memory. */
@ApplicationScoped
class SearchCache {
    /**
     * @param list names the search: what is looked for and where
     * @param limit of the page; 0 for all that is found
     * @param version of what can be found; what was found is no older, and nobody asks for it any more once that has changed
     */
    record Asked(String list, RankedPosition after, int limit, long version) {}

    /** A search that may have nothing to remember. */
    interface Reading {
        @Nullable
        SearchPage read() throws SQLException;
    }

    private static final int OBJECT_BYTES = 400;

    @Inject
    SearchSettings settings;

    private @Nullable Cache<Asked, SearchPage> results;

    @PostConstruct
    void prepare() {
        results = Caffeine.newBuilder()
                .expireAfterWrite(settings.cacheTtl())
                .maximumWeight(settings.cacheBytes())
                .weigher((Asked asked, SearchPage searchPage) -> OBJECT_BYTES
                        + 2 * asked.list().length()
                        + searchPage.answer().json().length)
                .build();
    }

    /** Remembered, or read; only what lacks nothing is remembered. */
    @Nullable
    SearchPage result(Asked asked, Reading reading) throws SQLException {
        SearchPage known = results().getIfPresent(asked);
        if (known != null) {
            return known;
        }
        SearchPage read = reading.read();
        if (read != null && read.incomplete() == null) {
            results().put(asked, read);
        }
        return read;
    }

    private Cache<Asked, SearchPage> results() {
        if (results == null) {
            throw new IllegalStateException("The memory is made with the bean");
        }
        return results;
    }
}
