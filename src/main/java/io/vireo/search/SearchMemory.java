package io.vireo.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Remembers for the set time what was found, within the set bounds of memory. */
@Component
class SearchMemory {
    /**
     * @param list names the search: what is looked for and where
     * @param limit of the page; 0 for all that is found
     * @param version of what can be found; what was found is no older, and nobody asks for it any more once that has changed
     */
    record Asked(String list, Place after, int limit, long version) {}

    /** A search that may have nothing to remember. */
    interface Reading {
        @Nullable
        Result read() throws SQLException;
    }

    private static final int OBJECT_BYTES = 400;

    private final Cache<Asked, Result> results;

    @Inject
    SearchMemory(SearchSettings settings) {
        results = Caffeine.newBuilder()
                .expireAfterWrite(settings.remembered())
                .maximumWeight(settings.memory())
                .weigher((Asked asked, Result result) -> OBJECT_BYTES
                        + 2 * asked.list().length()
                        + result.answer().json().length)
                .build();
    }

    /** Remembered, or read; only what lacks nothing is remembered. */
    @Nullable
    Result result(Asked asked, Reading reading) throws SQLException {
        Result known = results.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        Result read = reading.read();
        if (read != null && read.incomplete() == null) {
            results.put(asked, read);
        }
        return read;
    }
}
