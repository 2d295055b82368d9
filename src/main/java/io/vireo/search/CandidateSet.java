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
 * @param places the candidates, each once with the best rank that the index reports; null if they are too many to be read one by
 * one
 * @param isExact whether the candidates are exactly the hits, with correct ranks, except for pending rows
 * @param last the candidates of one of the words, and the pending rows
 */
record CandidateSet(@Nullable List<RankedPosition> places, boolean isExact, Candidates last) {
    /** Maximum number of candidates of a single-word query, whose ranks the index reports: for a page, and for a complete list. */
    private static final int FOR_A_PAGE = 300;

    private static final int FOR_ALL = 2000;

    /** Maximum number of candidates per word of a query with several words, before they are intersected. */
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
        return new CandidateSet(best == null ? null : List.copyOf(best.values()), exact, candidates);
    }

    private static Map<Long, RankedPosition> best(Candidates candidates) {
        Map<Long, RankedPosition> best = new HashMap<>();
        for (RankedPosition rankedPosition : candidates.places()) {
            best.merge(rankedPosition.key(), rankedPosition, (a, b) -> a.rank() <= b.rank() ? a : b);
        }
        return best;
    }

    /** Intersects two candidate sets, keeping the worse rank of each entry, because all words must match. */
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

    /** Returns the keys of all candidates and pending rows, either of videos or of channels. */
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
