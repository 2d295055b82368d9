package io.vireo.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One search from a place on. Where the index has little for one of the words, all of that is ranked and sorted; where it has much
 * for each, {@link RankScans} goes through it rank by rank.
 */
final class Search {
    private static final int CHUNK = 500;

    private final IndexReader index;
    private final Query query;
    private final Scope scope;
    private final Deadline deadline;

    private @Nullable RankedPosition reached;
    private boolean cutShort;
    private boolean behind;

    Search(IndexReader index, Query query, Scope scope, Deadline deadline) {
        this.index = index;
        this.query = query;
        this.scope = scope;
        this.deadline = deadline;
    }

    /** Whether the time was over before all was looked at. */
    boolean isCutShort() {
        return cutShort;
    }

    /** Whether more is pending than a search looks at besides the index. */
    boolean isBehind() {
        return behind;
    }

    /** Where a search that was cut short goes on; null where that cannot be told. */
    @Nullable
    RankedPosition reached() {
        return reached;
    }

    /**
     * Finds a page of what comes after a place.
     *
     * @param wanted how many the sink takes at most
     */
    void page(RankedPosition after, HitCollector hitCollector, int wanted) throws SQLException {
        RankedPosition from = after;
        if (query.words().size() > 1 && after.rank() == Rank.BEST) {
            RankScans best = tiers(index.pending(scope));
            if (!best.run(after, Rank.BEST, hitCollector, wanted)) {
                note(best);
                return;
            }
            from = RankedPosition.before(Rank.BEST + 1);
        }
        CandidateSet candidateSet = CandidateSet.of(query, scope, index, true);
        if (candidateSet.places() == null) {
            RankScans rankScans = tiers(candidateSet.last());
            rankScans.run(from, scope.last(), hitCollector, wanted);
            note(rankScans);
        } else {
            show(candidateSet, from, hitCollector, wanted);
        }
    }

    /** Everything after a place if that has room in memory; null if not. */
    @Nullable
    List<Hit> all(RankedPosition after) throws SQLException {
        CandidateSet candidateSet = CandidateSet.of(query, scope, index, false);
        behind = candidateSet.last().isBehind();
        if (candidateSet.places() == null) {
            return null;
        }
        List<Hit> all = new ArrayList<>();
        show(candidateSet, after, all::add, Integer.MAX_VALUE);
        return all;
    }

    private RankScans tiers(Candidates candidates) throws SQLException {
        behind |= candidates.isBehind();
        return new RankScans(index, query, deadline, read(candidates.pendingVideos(), candidates.pendingChannels()));
    }

    private void note(RankScans rankScans) {
        cutShort |= rankScans.isLate();
        reached = rankScans.reached();
    }

    private void show(CandidateSet candidateSet, RankedPosition after, HitCollector hitCollector, int wanted)
            throws SQLException {
        behind |= candidateSet.last().isBehind();
        if (candidateSet.isExact() && !candidateSet.last().hasPending()) {
            showAsIndexed(candidateSet.after(after), hitCollector, wanted);
            return;
        }
        for (Hit one : read(candidateSet.numbers(false), candidateSet.numbers(true))) {
            if (one.place().compareTo(after) > 0 && !hitCollector.accept(one)) {
                return;
            }
        }
    }

    /** The index knows ranks and order, rows are read only for what is shown. */
    private void showAsIndexed(List<RankedPosition> places, HitCollector hitCollector, int wanted) throws SQLException {
        for (int from = 0; from < places.size(); from += Math.min(CHUNK, wanted)) {
            List<RankedPosition> some = places.subList(from, Math.min(places.size(), from + Math.min(CHUNK, wanted)));
            Map<Long, Document> rows = new HashMap<>();
            for (Document document : index.rows(some, false)) {
                rows.put(document.key(), document);
            }
            for (RankedPosition rankedPosition : some) {
                Document document = rows.get(rankedPosition.key());
                if (document != null && !hitCollector.accept(new Hit(rankedPosition, document.body()))) {
                    return;
                }
            }
        }
    }

    /** Those among the numbers that are found indeed, in their order; what could not be read in time is left out. */
    private List<Hit> read(List<Long> videos, List<Long> channels) throws SQLException {
        List<Hit> found = new ArrayList<>();
        for (int from = 0; from < videos.size() && !isLate(); from += CHUNK) {
            add(index.videos(videos.subList(from, Math.min(videos.size(), from + CHUNK)), true), found);
        }
        for (int from = 0; from < channels.size() && !isLate(); from += CHUNK) {
            add(index.channels(channels.subList(from, Math.min(channels.size(), from + CHUNK))), found);
        }
        found.sort(null);
        return found;
    }

    private boolean isLate() {
        cutShort |= deadline.hasPassed();
        return cutShort;
    }

    private void add(List<Document> rows, List<Hit> found) {
        for (Document document : rows) {
            int rank = document.rank(query);
            if (rank != Rank.NONE) {
                found.add(new Hit(document.place(rank), document.body()));
            }
        }
    }
}
