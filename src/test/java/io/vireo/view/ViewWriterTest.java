package io.vireo.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.platform.Transactions;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallySums;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class ViewWriterTest {
    private static final long NOW = 1_000;
    private static final long ONCE = 6 * 3_600_000;

    private final Set<View> stored = new HashSet<>();
    private final List<List<View>> statements = new ArrayList<>();
    private int changes;
    private int failures;

    @Test
    void shouldCountEachViewerOnce() {
        ViewWriter writer = writer();
        writer.count(new View(1, "a"));
        writer.count(new View(1, "b"));
        writer.count(new View(1, "a"));

        assertThat(stored).containsExactlyInAnyOrder(new View(1, "a"), new View(1, "b"));
        assertThat(changes).as("transactions that change counters").isEqualTo(2);
    }

    @Test
    void shouldWriteAGroupInTheOrderOfTheRowsWithEachViewerOnce() {
        List<View> group = List.of(new View(2, "b"), new View(1, "c"), new View(2, "a"), new View(2, "b"));

        assertThat(writer().writeGroup(group))
                .hasSize(4)
                .allSatisfy(done -> assertThat(done).isPresent());

        assertThat(statements).containsExactly(List.of(new View(1, "c"), new View(2, "a"), new View(2, "b")));
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void shouldRepeatAViewOfAFailedGroupAlone() {
        failures = 1;
        writer().count(new View(1, "a"));

        assertThat(stored).containsExactly(new View(1, "a"));
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void shouldReportAFailureOfAViewAlone() {
        failures = 2;

        assertThatThrownBy(() -> writer().count(new View(1, "a"))).hasMessage("deadlock");
        assertThat(changes).isZero();
    }

    private ViewWriter writer() {
        ViewWriter writer = new ViewWriter();
        writer.transactions = new Transactions();
        writer.clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
        writer.recent = new RecentViewRepository() {
            @Override
            List<Long> addAll(SortedSet<View> views, long now, long until) {
                assertThat(now).isEqualTo(NOW);
                assertThat(until).isEqualTo(NOW + ONCE);
                if (failures > 0) {
                    failures--;
                    throw new IllegalStateException("deadlock");
                }
                statements.add(List.copyOf(views));
                return views.stream().filter(stored::add).map(View::videoId).toList();
            }
        };
        writer.tallies = new Tallies() {
            @Override
            public void addAll(TallySums sums) {
                changes++;
            }
        };
        return writer;
    }
}
