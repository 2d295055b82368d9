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
 * Finds the hits of common words rank by rank, newest first, in constant memory. Whole-word matches are read from the index in order.
 * Partial matches are read from the index if they are few; otherwise the rows are scanned until enough match.
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

    /**
     * Creates the scans.
     *
     * @param pending the hits among the rows that are not indexed yet, in order
     */
    RankScans(IndexReader index, Query query, Deadline deadline, List<Hit> pending) {
        this.index = index;
        this.query = query;
        this.deadline = deadline;
        this.pending = pending;
        this.pendingKeys =
                pending.stream().map(hit -> hit.place().key()).collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * Continues after a position, up to and including the last rank.
     *
     * @return whether the collector wants more hits
     */
    boolean run(RankedPosition after, int lastRank, HitCollector hitCollector, int wanted) throws SQLException {
        boolean more = true;
        try {
            for (RankedPosition from = after; more && from.rank() <= lastRank; from = from.nextSection()) {
                reached = from;
                more = section(from, hitCollector, wanted);
            }
            return more;
        } catch (SQLTimeoutException | TimeOver e) {
            late = true;
            return false;
        }
    }

    /** Returns whether the deadline expired before the end. */
    boolean isLate() {
        return late;
    }

    /** Returns the position up to which the search is complete. */
    @Nullable
    RankedPosition reached() {
        return reached;
    }

    private boolean section(RankedPosition from, HitCollector hitCollector, int wanted) throws SQLException, TimeOver {
        Deque<Hit> waiting = pending.stream()
                .filter(hit -> hit.place().rank() == from.rank()
                        && hit.place().exact() == from.exact()
                        && hit.place().compareTo(from) > 0)
                .collect(Collectors.toCollection(ArrayDeque::new));
        RankScan rankScan = source(from, wanted);
        for (List<Document> rows = rankScan.next(); !rows.isEmpty(); rows = rankScan.next()) {
            for (Document document : rows) {
                RankedPosition rankedPosition = document.place(from.rank(), from.exact());
                while (!waiting.isEmpty() && waiting.getFirst().place().compareTo(rankedPosition) < 0) {
                    if (!show(waiting.removeFirst(), hitCollector)) {
                        return false;
                    }
                }
                if (document.rank(query) == from.rank()
                        && document.isExact(query) == from.exact()
                        && !pendingKeys.contains(rankedPosition.key())) {
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
        if (from.exact()) {
            return new ExactScan(index, query, deadline, from);
        }
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
