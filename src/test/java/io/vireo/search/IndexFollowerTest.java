package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.changelog.ChangeLogRepository;
import io.vireo.changelog.ChangeLogRepository.State;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
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

    private final SortedMap<Long, Long> changes = new TreeMap<>();
    private final FilmRows rows = new FilmRows();
    private final List<Long> read = rows.read;
    private SearchIndex index;
    private IndexFollower follower;

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
        for (long key : indexed) {
            index.update(FilmRows.row(key));
        }
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
        rows.isFailing = true;
        assertThatThrownBy(follower::compare).hasMessage("down");
        rows.isFailing = false;
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

    /** However many searches find rows that are not public any more, and until then. */
    @Test
    void shouldVerifyRowsInTheNextStep() throws Exception {
        compare();
        read.clear();
        index.update(FilmRows.row(-1));
        for (int i = 0; i < 1000; i++) {
            follower.verify(List.of(-1L, 7L));
        }
        State state = new State("database", 0, 1, 0);
        follower.follow(state);
        follower.step(state);
        assertThat(read).containsExactlyInAnyOrder(-1L, 7L);
        assertThat(ChangeLogIT.keys(index)).hasSize(2500);

        follower.step(state);
        assertThat(read).as("once").hasSize(2);
        follower.verify(LongStream.rangeClosed(1, 2500).boxed().toList());
        follower.verify(LongStream.rangeClosed(1, 2500).boxed().toList());
        follower.step(state);
        assertThat(read).as("bounded").hasSizeLessThan(1000);
    }

    private void compare() throws SQLException, IOException {
        while (follower.compare()) {
            // more
        }
        follower.refresh();
    }
}
