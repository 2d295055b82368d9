package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyComparisonTest {
    private final List<Long> changes = new ArrayList<>();
    private final RowRepository rows = new RowRepository() {
        @Override
        List<Long> keys(long after, int max) {
            return LongStream.rangeClosed(1, 2500)
                    .filter(key -> key > after)
                    .limit(max)
                    .boxed()
                    .toList();
        }
    };

    @Test
    void shouldFindMissingAndRemovedRows() throws Exception {
        long[] indexed = LongStream.rangeClosed(-1, 3000)
                .filter(key -> key != 7 && key != 2400)
                .toArray();
        run(new KeyComparison(rows, indexed, false));

        List<Long> removed = LongStream.rangeClosed(2501, 3000).boxed().toList();
        assertThat(changes).contains(-1L, 0L, 7L, 2400L).containsAll(removed).hasSize(4 + removed.size());
    }

    @Test
    void shouldIndexAllRowsAgainIfTheyAreOutdated() throws Exception {
        run(new KeyComparison(rows, LongStream.rangeClosed(2, 2501).toArray(), true));

        assertThat(changes).hasSize(2501).doesNotHaveDuplicates();
    }

    @Test
    void shouldRepeatAStepThatFailed() throws Exception {
        KeyComparison comparison = new KeyComparison(rows, new long[] {0}, false);
        comparison.step(changes::addAll);
        assertThatThrownBy(() -> comparison.step(keys -> {
                    throw new IOException("full");
                }))
                .hasMessage("full");
        run(comparison);

        assertThat(changes).hasSize(2501).doesNotHaveDuplicates();
    }

    private void run(KeyComparison comparison) throws SQLException, IOException {
        while (comparison.step(changes::addAll)) {
            // more
        }
    }
}
