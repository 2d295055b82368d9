package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.CacheableJson;
import io.vireo.search.SearchCache.Asked;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchCacheTest {
    private static final Asked ASKED = new Asked("search/all/word", RankedPosition.before(0), 20, 1);
    private static final SearchPage RESULT = result(null);

    private final SearchCache cache =
            new SearchCache(new SearchSettings(Duration.ofSeconds(1), Duration.ofHours(1), 1 << 20));
    private int reads;

    @Test
    void shouldReadUnchangedResultsOnce() throws SQLException {
        assertThat(search(ASKED, RESULT)).isSameAs(RESULT);
        assertThat(search(ASKED, RESULT)).isSameAs(RESULT);

        assertThat(reads).isEqualTo(1);
    }

    @Test
    void shouldDistinguishSearches() throws SQLException {
        search(ASKED, RESULT);
        search(new Asked("search/video/word", ASKED.after(), 20, 1), RESULT);
        search(new Asked(ASKED.list(), RankedPosition.before(1), 20, 1), RESULT);
        search(new Asked(ASKED.list(), ASKED.after(), 21, 1), RESULT);
        search(new Asked(ASKED.list(), ASKED.after(), 20, 2), RESULT);

        assertThat(reads).isEqualTo(5);
    }

    @Test
    void shouldNotCacheIncompleteResults() throws SQLException {
        search(ASKED, result(SearchPage.INDEXING));
        search(ASKED, null);
        search(ASKED, RESULT);

        assertThat(reads).isEqualTo(3);
    }

    private @Nullable SearchPage search(Asked asked, @Nullable SearchPage read) throws SQLException {
        return cache.result(asked, () -> {
            reads++;
            return read;
        });
    }

    private static SearchPage result(@Nullable String incomplete) {
        return new SearchPage(CacheableJson.of(new byte[] {'{', '}'}), null, incomplete);
    }
}
