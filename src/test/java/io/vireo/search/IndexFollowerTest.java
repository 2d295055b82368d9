package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.changelog.ChangeLogRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparing the keys of the database, here 1 to 2500, with those of the index. */
class IndexFollowerTest {
    @TempDir
    Path directory;

    private final List<Long> read = new ArrayList<>();
    private boolean isFailing;
    private SearchIndex index;
    private IndexFollower follower;

    private final RowRepository rows = new RowRepository() {
        @Override
        List<Long> keys(long after, int max) {
            return LongStream.rangeClosed(1, 2500)
                    .filter(key -> key > after)
                    .limit(max)
                    .boxed()
                    .toList();
        }

        @Override
        List<IndexedRow> rows(Collection<Long> keys) throws SQLException {
            if (isFailing) {
                throw new SQLException("down");
            }
            read.addAll(keys);
            return keys.stream()
                    .filter(key -> key > 0 && key <= 2500)
                    .map(key -> row(key))
                    .toList();
        }
    };

    private static IndexedRow row(long key) {
        return new IndexedRow(key, key, "film " + key, "", OptionalLong.empty(), List.of(), "");
    }

    @BeforeEach
    void open() throws IOException {
        index = new SearchIndex(directory);
        follower = new IndexFollower(index, rows, new ChangeLogRepository());
        follower.open();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void shouldFindMissingAndRemovedRows() throws Exception {
        List<Long> indexed = LongStream.rangeClosed(-1, 3000)
                .filter(key -> key != 7 && key != 2400)
                .boxed()
                .toList();
        index.update(indexed, indexed.stream().map(IndexFollowerTest::row).toList());
        follower.refresh();
        compare();

        assertThat(read).hasSize(504).doesNotHaveDuplicates().contains(-1L, 0L, 7L, 2400L, 2501L, 3000L);
        assertThat(ChangeLogIT.keys(index)).hasSize(2500);
        assertThat(follower.compare()).isFalse();
        assertThat(read).as("not again within an hour").hasSize(504);
    }

    @Test
    void shouldIndexAllRowsAgainIfTheyAreOutdated() throws Exception {
        compare();
        index.commit(java.util.Map.of("content", "outdated"));
        index.close();
        follower.open();
        read.clear();
        compare();

        assertThat(read).hasSize(2500).doesNotHaveDuplicates();
    }

    @Test
    void shouldRepeatAStepThatFailed() throws Exception {
        follower.compare();
        isFailing = true;
        assertThatThrownBy(follower::compare).hasMessage("down");
        isFailing = false;
        compare();

        assertThat(read).hasSize(2500).doesNotHaveDuplicates();
        assertThat(ChangeLogIT.keys(index)).hasSize(2500);
    }

    private void compare() throws SQLException, IOException {
        while (follower.compare()) {
            // more
        }
        follower.refresh();
    }
}
