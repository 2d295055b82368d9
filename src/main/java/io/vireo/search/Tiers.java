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
final class Tiers {
    private static final int MANY = 10_000;

    private final IndexReader index;
    private final Query query;
    private final Deadline deadline;
    private final List<Found> pending;
    private final Set<Long> pendingKeys;

    private @Nullable Place reached;
    private boolean late;

    /** @param pending what is found of what the index does not know yet, in its order */
    Tiers(IndexReader index, Query query, Deadline deadline, List<Found> pending) {
        this.index = index;
        this.query = query;
        this.deadline = deadline;
        this.pending = pending;
        this.pendingKeys =
                pending.stream().map(found -> found.place().key()).collect(Collectors.toCollection(HashSet::new));
    }

    /** Goes on after a place, as far as the last rank; returns whether the sink wants still more. */
    boolean run(Place after, int lastRank, Sink sink, int wanted) throws SQLException {
        boolean more = true;
        try {
            for (int rank = after.rank(); more && rank <= lastRank; rank++) {
                Place from = rank == after.rank() ? after : Place.before(rank);
                reached = from;
                more = tier(from, sink, wanted);
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
    Place reached() {
        return reached;
    }

    private boolean tier(Place from, Sink sink, int wanted) throws SQLException, TimeOver {
        Deque<Found> waiting = pending.stream()
                .filter(found ->
                        found.place().rank() == from.rank() && found.place().compareTo(from) > 0)
                .collect(Collectors.toCollection(ArrayDeque::new));
        Tier tier = source(from, wanted);
        for (List<Row> rows = tier.next(); !rows.isEmpty(); rows = tier.next()) {
            for (Row row : rows) {
                Place place = row.place(from.rank());
                while (!waiting.isEmpty() && waiting.getFirst().place().compareTo(place) < 0) {
                    if (!show(waiting.removeFirst(), sink)) {
                        return false;
                    }
                }
                if (row.rank(query) == from.rank() && !pendingKeys.contains(place.key())) {
                    if (!show(new Found(place, row.body()), sink)) {
                        return false;
                    }
                }
                reached = place;
            }
            if (deadline.hasPassed()) {
                throw new TimeOver();
            }
        }
        while (!waiting.isEmpty()) {
            if (!show(waiting.removeFirst(), sink)) {
                return false;
            }
        }
        return true;
    }

    private boolean show(Found found, Sink sink) {
        reached = found.place();
        return sink.accept(found);
    }

    private Tier source(Place from, int wanted) throws SQLException {
        boolean inTitle = from.rank() < Rank.FIRST_OF_DESCRIPTION;
        boolean one = query.isOneWord();
        if (Rank.match(from.rank()) == Rank.WHOLE && (one || from.rank() != Rank.FIRST_OF_DESCRIPTION)) {
            return new IndexedTier(index, query, deadline, from, wanted, !inTitle);
        }
        if (query.words().stream().allMatch(Word::exact) && from.rank() != Rank.FIRST_OF_DESCRIPTION) {
            return List::of;
        }
        if (one) {
            Candidates candidates = index.ranked(query.words().get(0), from.rank(), MANY);
            if (candidates.isComplete()) {
                return new ListedTier(
                        index,
                        candidates.places().stream()
                                .distinct()
                                .filter(place -> place.compareTo(from) > 0)
                                .sorted()
                                .toList(),
                        wanted,
                        !inTitle);
            }
        }
        return new ScannedTier(index, deadline, from, !inTitle);
    }

    private static final class TimeOver extends Exception {
        private static final long serialVersionUID = 1L;

        TimeOver() {
            super(null, null, false, false);
        }
    }
}
