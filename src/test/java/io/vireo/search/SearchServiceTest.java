package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache of results. */
class SearchServiceTest {
    @TempDir
    Path directory;

    private int reads;
    private long version;
    private boolean isIncomplete;
    private boolean isIncompleteIfClosed;
    private SearchIndex index;
    private SearchService service;

    private final RowRepository rows = new RowRepository() {
        @Override
        long version() {
            return version;
        }

        @Override
        List<SearchPage.Hit> hits(List<RankedPosition> positions) {
            reads++;
            return List.of();
        }
    };

    @BeforeEach
    void open() throws IOException {
        index = new SearchIndex(directory);
        index.open();
        service =
                new SearchService(
                        index, rows, null, Clock.systemUTC(), new SearchSettings(Duration.ofHours(1), 1 << 20)) {
                    @Override
                    boolean isIncomplete() {
                        return isIncomplete || isIncompleteIfClosed && !index.isOpen();
                    }
                };
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void shouldReadUnchangedResultsOnce() throws SQLException {
        SearchPage page = search("word", List.of(), 20);

        assertThat(search("word", List.of(), 20)).isSameAs(page);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void shouldDistinguishSearches() throws Exception {
        search("word", List.of(), 20);
        search("other", List.of(), 20);
        search("word", List.of("1", "2", "3"), 20);
        search("word", List.of(), 21);
        assertThat(reads).isEqualTo(4);

        version = 2;
        search("word", List.of(), 20);
        assertThat(reads).as("after a change of the data").isEqualTo(5);
        index.update(new IndexedRow(1, 1, "text", "", OptionalLong.empty(), List.of(), ""));
        index.refresh();
        search("word", List.of(), 20);
        assertThat(reads).as("after a change of the index").isEqualTo(6);
    }

    @Test
    void shouldNotCacheIncompleteResults() throws SQLException {
        isIncomplete = true;
        assertThat(search("word", List.of(), 20).isIncomplete()).isTrue();
        isIncomplete = false;
        assertThat(search("word", List.of(), 20).isIncomplete()).isFalse();
    }

    /** The page is empty, because a file cannot be read. */
    @Test
    void shouldNotCacheAPageThatCouldNotBeRead() throws Exception {
        index.update(new IndexedRow(1, 1, "word", "", OptionalLong.empty(), List.of(), ""));
        index.refresh();
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[0]);
            }
        }
        isIncompleteIfClosed = true;

        assertThat(search("word", List.of(), 20).isIncomplete()).isTrue();
    }

    private SearchPage search(String text, List<String> after, int limit) throws SQLException {
        return service.page(SearchRequest.of(Scope.ALL, text), after, OptionalInt.of(limit));
    }
}
