package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.changelog.ChangeLogRepository;
import io.vireo.changelog.ChangeLogRepository.State;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private final SortedMap<Long, Long> changes = new TreeMap<>();
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
        follower = new IndexFollower(index, rows, new ChangeLogRepository() {
            @Override
            public SortedMap<Long, Long> after(long seq, int max) {
                return changes.tailMap(seq + 1);
            }
        });
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

    @Test
    void shouldIndexAllRowsAgainIfChangesAreRemovedMeanwhile() throws Exception {
        follower.follow(new State("database", 5, 1, 0));
        compare();
        read.clear();
        changes.put(6L, 1L);
        changes.put(7L, 2L);
        follower.follow(new State("database", 7, 1, 0));
        assertThat(read).containsExactly(1L, 2L);
        assertThat(follower.compare()).as("not again").isFalse();

        read.clear();
        changes.put(9L, 3L);
        follower.follow(new State("database", 9, 1, 0));
        compare();
        assertThat(read).as("8 was removed").hasSize(2500);
        changes.clear();
        read.clear();
        follower.follow(new State("database", 10, 1, 0));
        compare();
        assertThat(read).as("10 was removed").hasSize(2500);
    }

    private void compare() throws SQLException, IOException {
        while (follower.compare()) {
            // more
        }
        follower.refresh();
    }
}
