package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.CacheableJson;
import io.vireo.search.SearchCache.Asked;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchCacheTest {
    private static final Asked ASKED = asked(1);
    private static final SearchPage RESULT = result(false);

    private final SearchCache cache = new SearchCache(new SearchSettings(Duration.ofHours(1), 1 << 20));
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
        search(new Asked("search/video/word", ASKED.after(), 20, ASKED.version()), RESULT);
        search(new Asked(ASKED.list(), List.of("1"), 20, ASKED.version()), RESULT);
        search(new Asked(ASKED.list(), ASKED.after(), 21, ASKED.version()), RESULT);
        search(asked(2), RESULT);

        assertThat(reads).isEqualTo(5);
    }

    @Test
    void shouldNotCacheIncompleteResults() throws SQLException {
        search(ASKED, result(true));
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

    private static SearchPage result(boolean isIncomplete) {
        return new SearchPage(CacheableJson.of(new byte[] {'{', '}'}), List.of(), isIncomplete);
    }

    private static Asked asked(long version) {
        return new Asked("search/all/word", List.of(), 20, new SearchService.Version(version, 1));
    }
}
