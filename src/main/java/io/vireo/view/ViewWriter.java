package io.vireo.view;

import io.vireo.platform.Component;
import io.vireo.platform.GroupCommit;
import io.vireo.platform.Transactions;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import io.vireo.tally.TallySums;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Counts the views of concurrent heartbeats in groups: one transaction for all of a group (docs/decisions/0114-group-commit.md). The row
 * that prevents a second view and the change of the counter are in the same transaction.
 */
@Component
class ViewWriter {
    private static final Duration ONCE = Duration.ofHours(6);
    private static final int MAXIMUM = 32;

    /** How long a group waits for more views while there are many. */
    private static final Duration GATHERING = Duration.ofMillis(1);

    @Inject
    RecentViewRepository recent;

    @Inject
    Tallies tallies;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    private final GroupCommit<View, Boolean> groups = new GroupCommit<>(MAXIMUM, GATHERING, this::writeGroup);

    /** Counts a view unless one of the viewer was counted within the last six hours, and returns when that is committed. */
    @Transactional(TxType.NEVER)
    void count(View view) {
        if (groups.run(view).isEmpty()) {
            transactions.required(() -> write(List.of(view)));
        }
    }

    List<Optional<Boolean>> writeGroup(List<View> group) {
        transactions.required(() -> write(group));
        return group.stream().map(view -> Optional.of(true)).toList();
    }

    private void write(Collection<View> views) {
        SortedSet<View> different = new TreeSet<>(View.ORDER);
        different.addAll(views);
        long now = clock.millis();
        List<Long> counted = recent.addAll(different, now, now + ONCE.toMillis());
        if (!counted.isEmpty()) {
            TallySums sums = new TallySums();
            counted.forEach(videoId -> sums.add(TallyKind.VIEWS, videoId, 1));
            tallies.addAll(sums);
        }
    }
}
