package io.vireo.search;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Goes through what is found for common words, rank by rank and the newest first, without having it all in memory. Whole words come
 * from the index in their order. So do parts of words where they are few; where they are many, the rows themselves are gone through
 * until enough have them.
 */
final class RankScans {
    private static final int MANY = 10_000;

    private final IndexReader index;
    private final Query query;
    private final Deadline deadline;
    private final List<Hit> pending;
    private final Set<Long> pendingKeys;

    private @Nullable RankedPosition reached;
    private boolean late;

    /** @param pending what is found of what the index does not know yet, in its order */
    RankScans(IndexReader index, Query query, Deadline deadline, List<Hit> pending) {
        this.index = index;
        this.query = query;
        this.deadline = deadline;
        this.pending = pending;
        this.pendingKeys =
                pending.stream().map(hit -> hit.place().key()).collect(Collectors.toCollection(HashSet::new));
    }

    /** Goes on after a place, as far as the last rank; returns whether the sink wants still more. */
    boolean run(RankedPosition after, int lastRank, HitCollector hitCollector, int wanted) throws SQLException {
        boolean more = true;
        try {
            for (int rank = after.rank(); more && rank <= lastRank; rank++) {
                RankedPosition from = rank == after.rank() ? after : RankedPosition.before(rank);
                reached = from;
                more = tier(from, hitCollector, wanted);
            }
            return more;
        } catch (SQLTimeoutException | TimeOver e) {
            late = true;
            return false;
        }
    }

    /** Whether the time was over before the end. */
    boolean isLate() {
        return late;
    }

    /** The place up to which everything was looked at. */
    @Nullable
    RankedPosition reached() {
        return reached;
    }

    private boolean tier(RankedPosition from, HitCollector hitCollector, int wanted) throws SQLException, TimeOver {
        Deque<Hit> waiting = pending.stream()
                .filter(hit -> hit.place().rank() == from.rank() && hit.place().compareTo(from) > 0)
                .collect(Collectors.toCollection(ArrayDeque::new));
        RankScan rankScan = source(from, wanted);
        for (List<Document> rows = rankScan.next(); !rows.isEmpty(); rows = rankScan.next()) {
            for (Document document : rows) {
                RankedPosition rankedPosition = document.place(from.rank());
                while (!waiting.isEmpty() && waiting.getFirst().place().compareTo(rankedPosition) < 0) {
                    if (!show(waiting.removeFirst(), hitCollector)) {
                        return false;
                    }
                }
                if (document.rank(query) == from.rank() && !pendingKeys.contains(rankedPosition.key())) {
                    if (!show(new Hit(rankedPosition, document.body()), hitCollector)) {
                        return false;
                    }
                }
                reached = rankedPosition;
            }
            if (deadline.hasPassed()) {
                throw new TimeOver();
            }
        }
        while (!waiting.isEmpty()) {
            if (!show(waiting.removeFirst(), hitCollector)) {
                return false;
            }
        }
        return true;
    }

    private boolean show(Hit hit, HitCollector hitCollector) {
        reached = hit.place();
        return hitCollector.accept(hit);
    }

    private RankScan source(RankedPosition from, int wanted) throws SQLException {
        boolean inTitle = from.rank() < Rank.FIRST_OF_DESCRIPTION;
        boolean one = query.isOneWord();
        if (Rank.match(from.rank()) == Rank.WHOLE && (one || from.rank() != Rank.FIRST_OF_DESCRIPTION)) {
            return new IndexedScan(index, query, deadline, from, wanted, !inTitle);
        }
        if (query.words().stream().allMatch(Word::exact) && from.rank() != Rank.FIRST_OF_DESCRIPTION) {
            return List::of;
        }
        if (one) {
            Candidates candidates = index.ranked(query.words().get(0), from.rank(), MANY);
            if (candidates.isComplete()) {
                return new ListedScan(
                        index,
                        candidates.places().stream()
                                .distinct()
                                .filter(rankedPosition -> rankedPosition.compareTo(from) > 0)
                                .sorted()
                                .toList(),
                        wanted,
                        !inTitle);
            }
        }
        return new FullScan(index, deadline, from, !inTitle);
    }

    private static final class TimeOver extends Exception {
        private static final long serialVersionUID = 1L;

        TimeOver() {
            super(null, null, false, false);
        }
    }
}
