package io.vireo.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first result of the index for a query.
 *
 * @param positions the candidates, each once with the best rank that the index reports, in order; null if they are too many to be read
 * individually
 * @param isExact whether the candidates are exactly the hits, with correct ranks, except for pending rows
 * @param last the candidates of one of the words, and the pending rows
 */
record CandidateSet(@Nullable List<RankedPosition> positions, boolean isExact, Candidates last) {
    /** Maximum number of candidates of a single-word query, whose ranks the index reports: for a page, and for a complete list. */
    private static final int MAX_FOR_PAGE = 300;

    private static final int MAX_FOR_ALL = 2000;

    /** Maximum number of candidates per word of a query with several words, before they are intersected. */
    private static final int MAX_PER_WORD = 50_000;

    /** Maximum number of words whose candidates are intersected. */
    private static final int MAX_WORDS = 4;
    /** Number of candidates above which the set is intersected with the candidates of a further word. */
    private static final int INTERSECT_ABOVE = 1500;

    static CandidateSet of(Query query, Scope scope, IndexReader index, boolean isPage) throws SQLException {
        int max = query.words().size() > 1 ? MAX_PER_WORD : isPage ? MAX_FOR_PAGE : MAX_FOR_ALL;
        Candidates candidates = index.entries(query.words().get(0), scope, max);
        Map<Long, RankedPosition> best = candidates.isComplete() ? best(candidates) : null;
        int complete = candidates.isComplete() ? 1 : 0;
        for (int i = 1;
                i < Math.min(query.words().size(), MAX_WORDS) && (best == null || best.size() > INTERSECT_ABOVE);
                i++) {
            candidates = index.entries(query.words().get(i), scope, max);
            if (candidates.isComplete()) {
                best = intersection(best, best(candidates));
                complete++;
            }
        }
        boolean exact = query.isPlainWords() && complete == query.words().size();
        return new CandidateSet(
                best == null ? null : best.values().stream().sorted().toList(), exact, candidates);
    }

    private static Map<Long, RankedPosition> best(Candidates candidates) {
        Map<Long, RankedPosition> best = new HashMap<>();
        for (RankedPosition position : candidates.positions()) {
            best.merge(position.key(), position, (a, b) -> a.rank() <= b.rank() ? a : b);
        }
        return best;
    }

    /** Intersects two candidate sets, keeping the worse rank of each entry, because all words must match. */
    private static Map<Long, RankedPosition> intersection(
            @Nullable Map<Long, RankedPosition> left, Map<Long, RankedPosition> right) {
        if (left == null) {
            return right;
        }
        Map<Long, RankedPosition> intersection = new HashMap<>();
        left.forEach((key, position) -> {
            RankedPosition other = right.get(key);
            if (other != null) {
                intersection.put(key, position.rank() >= other.rank() ? position : other);
            }
        });
        return intersection;
    }

    /** Returns the candidates after a position. */
    List<RankedPosition> after(RankedPosition after) {
        return positions == null
                ? List.of()
                : positions.stream()
                        .filter(position -> position.compareTo(after) > 0)
                        .toList();
    }

    /** Returns the keys of all candidates and pending rows, either of videos or of channels. */
    List<Long> ids(boolean channels) {
        List<Long> ids = new ArrayList<>(channels ? last.pendingChannels() : last.pendingVideos());
        if (positions != null) {
            positions.stream()
                    .filter(position -> position.isChannel() == channels)
                    .forEach(position -> ids.add(position.id()));
        }
        return ids.stream().distinct().toList();
    }
}
