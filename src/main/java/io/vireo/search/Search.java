package io.vireo.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs one search from a position. If the index has few entries for one of the words, all of them are ranked and sorted in memory; if all
 * words are common, {@link RankScans} goes through the hits rank by rank.
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

    /** Returns whether the deadline expired before the search was complete. */
    boolean isCutShort() {
        return cutShort;
    }

    /** Returns whether there are more pending rows than a search reads in addition to the index. */
    boolean isBehind() {
        return behind;
    }

    /** Returns where a search that was cut short continues; null if unknown. */
    @Nullable
    RankedPosition reached() {
        return reached;
    }

    /**
     * Finds a page of hits after a position.
     *
     * @param wanted the maximum number of hits that the collector accepts
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

    /** Returns all hits after a position; null if they are too many for memory. */
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
        List<RankedPosition> places = candidateSet.places();
        if (places != null && candidateSet.isExact() && !candidateSet.last().hasPending()) {
            showAsIndexed(inOrder(places, after), hitCollector, wanted);
            return;
        }
        for (Hit one : read(candidateSet.numbers(false), candidateSet.numbers(true))) {
            if (one.place().compareTo(after) > 0 && !hitCollector.accept(one)) {
                return;
            }
        }
    }

    /** Returns the positions after a position in order, those with exact text marked. */
    private List<RankedPosition> inOrder(List<RankedPosition> places, RankedPosition after) throws SQLException {
        Set<Long> exact = new HashSet<>();
        for (int rank : new int[] {Rank.BEST, Rank.FIRST_OF_CHANNELS}) {
            if (places.stream().anyMatch(place -> place.rank() == rank)) {
                index.exact(query, RankedPosition.before(rank), places.size(), "")
                        .forEach(place -> exact.add(place.key()));
            }
        }
        return places.stream()
                .map(place -> exact.contains(place.key()) ? place.asExact() : place)
                .filter(place -> place.compareTo(after) > 0)
                .sorted()
                .toList();
    }

    /** Emits hits by the ranks and order of the index; rows are read only for the emitted hits. */
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

    /**
     * Reads and ranks candidates.
     *
     * @return the actual hits in order, without those that could not be read within the deadline
     */
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
                found.add(new Hit(document.place(rank, document.isExact(query)), document.body()));
            }
        }
    }
}
