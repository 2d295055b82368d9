package io.vireo.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the index says of a query at first sight.
 *
 * @param places everything that may be found, once each and with the best rank that the index says, in their order; null where they
 *     are more than can be looked at one by one
 * @param isExact whether the places are what is found and the ranks are right, but for what is pending
 * @param last what the index had for one of the words, and what is pending
 */
record CandidateSet(@Nullable List<RankedPosition> places, boolean isExact, Candidates last) {
    /** So many for a single word, whose ranks the index knows, when a page is wanted; and when all is. */
    private static final int FOR_A_PAGE = 300;

    private static final int FOR_ALL = 2000;

    /** So many for one of several words; what has them all is less. */
    private static final int SEVERAL_WORDS = 50_000;

    private static final int WORDS = 4;
    private static final int FEW = 1500;

    static CandidateSet of(Query query, Scope scope, IndexReader index, boolean page) throws SQLException {
        int max = query.words().size() > 1 ? SEVERAL_WORDS : page ? FOR_A_PAGE : FOR_ALL;
        Candidates candidates = index.everything(query.words().get(0), scope, max);
        Map<Long, RankedPosition> best = candidates.isComplete() ? best(candidates) : null;
        int complete = candidates.isComplete() ? 1 : 0;
        for (int i = 1; i < Math.min(query.words().size(), WORDS) && (best == null || best.size() > FEW); i++) {
            candidates = index.everything(query.words().get(i), scope, max);
            if (candidates.isComplete()) {
                best = common(best, best(candidates));
                complete++;
            }
        }
        boolean exact = query.isOfPlainWords() && complete == query.words().size();
        return new CandidateSet(
                best == null ? null : best.values().stream().sorted().toList(), exact, candidates);
    }

    private static Map<Long, RankedPosition> best(Candidates candidates) {
        Map<Long, RankedPosition> best = new HashMap<>();
        for (RankedPosition rankedPosition : candidates.places()) {
            best.merge(rankedPosition.key(), rankedPosition, (a, b) -> a.rank() <= b.rank() ? a : b);
        }
        return best;
    }

    /** The worse rank of each: all words must be found. */
    private static Map<Long, RankedPosition> common(
            @Nullable Map<Long, RankedPosition> some, Map<Long, RankedPosition> others) {
        if (some == null) {
            return others;
        }
        Map<Long, RankedPosition> common = new HashMap<>();
        some.forEach((key, rankedPosition) -> {
            RankedPosition other = others.get(key);
            if (other != null) {
                common.put(key, rankedPosition.rank() >= other.rank() ? rankedPosition : other);
            }
        });
        return common;
    }

    /** The places after one. */
    List<RankedPosition> after(RankedPosition after) {
        return places == null
                ? List.of()
                : places.stream()
                        .filter(rankedPosition -> rankedPosition.compareTo(after) > 0)
                        .toList();
    }

    /** The numbers of all that may be found and what is pending, videos or channels. */
    List<Long> numbers(boolean channels) {
        List<Long> numbers = new ArrayList<>(channels ? last.pendingChannels() : last.pendingVideos());
        if (places != null) {
            places.stream()
                    .filter(rankedPosition -> rankedPosition.isChannel() == channels)
                    .forEach(rankedPosition -> numbers.add(rankedPosition.id()));
        }
        return numbers.stream().distinct().toList();
    }
}
