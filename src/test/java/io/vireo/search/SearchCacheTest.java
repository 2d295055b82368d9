package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.CacheableJson;
import io.vireo.search.SearchCache.Asked;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchCacheTest {
    private static final Asked ASKED = new Asked("search/all/word", RankedPosition.before(0), 20, 1);
    private static final SearchPage RESULT = result(null);

    private final SearchCache memory = new SearchCache();
    private int readings;

    @BeforeEach
    void prepare() {
        memory.settings = new SearchSettings(Duration.ofSeconds(1), Duration.ofHours(1), 1 << 20);
        memory.prepare();
    }

    @Test
    void shouldReadOnceWhatDoesNotChange() throws SQLException {
        assertThat(ask(ASKED, RESULT)).isSameAs(RESULT);
        assertThat(ask(ASKED, RESULT)).isSameAs(RESULT);

        assertThat(readings).isEqualTo(1);
    }

    @Test
    void shouldTellSearchesApart() throws SQLException {
        ask(ASKED, RESULT);
        ask(new Asked("search/video/word", ASKED.after(), 20, 1), RESULT);
        ask(new Asked(ASKED.list(), RankedPosition.before(1), 20, 1), RESULT);
        ask(new Asked(ASKED.list(), ASKED.after(), 21, 1), RESULT);
        ask(new Asked(ASKED.list(), ASKED.after(), 20, 2), RESULT);

        assertThat(readings).isEqualTo(5);
    }

    @Test
    void shouldNotRememberWhatIsIncomplete() throws SQLException {
        ask(ASKED, result(SearchPage.INDEXING));
        ask(ASKED, null);
        ask(ASKED, RESULT);

        assertThat(readings).isEqualTo(3);
    }

    private @Nullable SearchPage ask(Asked asked, @Nullable SearchPage read) throws SQLException {
        return memory.result(asked, () -> {
            readings++;
            return read;
        });
    }

    private static SearchPage result(@Nullable String incomplete) {
        return new SearchPage(CacheableJson.of(new byte[] {'{', '}'}), null, incomplete);
    }
}
