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
    private static final int MAX_LISTED = 10_000;

    private final IndexReader index;
    private final Query query;
    private final Deadline deadline;
    private final List<Hit> pending;
    private final Set<Long> pendingKeys;

    private @Nullable RankedPosition reached;
    private boolean timedOut;

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
                pending.stream().map(hit -> hit.position().key()).collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * Continues after a position, up to and including the last rank.
     *
     * @return whether the collector wants more hits
     */
    boolean run(RankedPosition after, int lastRank, HitCollector collector, int maxHits) throws SQLException {
        boolean more = true;
        try {
            for (int rank = after.rank(); more && rank <= lastRank; rank++) {
                RankedPosition from = rank == after.rank() ? after : RankedPosition.before(rank);
                reached = from;
                more = scan(from, collector, maxHits);
            }
            return more;
        } catch (SQLTimeoutException | DeadlineExceededException e) {
            timedOut = true;
            return false;
        }
    }

    /** Returns whether the deadline expired before the end. */
    boolean hasTimedOut() {
        return timedOut;
    }

    /** Returns the position up to which the search is complete. */
    @Nullable
    RankedPosition reached() {
        return reached;
    }

    /** Scans the rows of one rank; returns whether the collector wants more hits. */
    private boolean scan(RankedPosition from, HitCollector collector, int maxHits)
            throws SQLException, DeadlineExceededException {
        Deque<Hit> pendingOfRank = pending.stream()
                .filter(hit ->
                        hit.position().rank() == from.rank() && hit.position().compareTo(from) > 0)
                .collect(Collectors.toCollection(ArrayDeque::new));
        RankScan rankScan = rankScan(from, maxHits);
        for (List<Document> rows = rankScan.next(); !rows.isEmpty(); rows = rankScan.next()) {
            for (Document document : rows) {
                RankedPosition position = document.position(from.rank());
                while (!pendingOfRank.isEmpty()
                        && pendingOfRank.getFirst().position().compareTo(position) < 0) {
                    if (!emit(pendingOfRank.removeFirst(), collector)) {
                        return false;
                    }
                }
                if (document.rank(query) == from.rank() && !pendingKeys.contains(position.key())) {
                    if (!emit(new Hit(position, document.body()), collector)) {
                        return false;
                    }
                }
                reached = position;
            }
            if (deadline.hasPassed()) {
                throw new DeadlineExceededException();
            }
        }
        while (!pendingOfRank.isEmpty()) {
            if (!emit(pendingOfRank.removeFirst(), collector)) {
                return false;
            }
        }
        return true;
    }

    private boolean emit(Hit hit, HitCollector collector) {
        reached = hit.position();
        return collector.accept(hit);
    }

    /** Selects the cheapest scan that yields all hits of a rank. */
    private RankScan rankScan(RankedPosition from, int maxHits) throws SQLException {
        boolean inTitle = from.rank() < Rank.FIRST_OF_DESCRIPTION;
        boolean isOneWord = query.isOneWord();
        if (Rank.match(from.rank()) == Rank.WHOLE && (isOneWord || from.rank() != Rank.FIRST_OF_DESCRIPTION)) {
            return new IndexedScan(index, query, deadline, from, maxHits, !inTitle);
        }
        if (query.words().stream().allMatch(Word::exact) && from.rank() != Rank.FIRST_OF_DESCRIPTION) {
            return List::of;
        }
        if (isOneWord) {
            Candidates candidates = index.ranked(query.words().get(0), from.rank(), MAX_LISTED);
            if (candidates.isComplete()) {
                return new ListedScan(
                        index,
                        candidates.positions().stream()
                                .distinct()
                                .filter(position -> position.compareTo(from) > 0)
                                .sorted()
                                .toList(),
                        maxHits,
                        !inTitle);
            }
        }
        return new FullScan(index, deadline, from, !inTitle);
    }

    private static final class DeadlineExceededException extends Exception {
        private static final long serialVersionUID = 1L;

        DeadlineExceededException() {
            super(null, null, false, false);
        }
    }
}
