package io.vireo.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private boolean timedOut;
    private boolean behind;

    Search(IndexReader index, Query query, Scope scope, Deadline deadline) {
        this.index = index;
        this.query = query;
        this.scope = scope;
        this.deadline = deadline;
    }

    /** Returns whether the deadline expired before the search was complete. */
    boolean hasTimedOut() {
        return timedOut;
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
     * @param maxHits the maximum number of hits that the collector accepts
     */
    void page(RankedPosition after, HitCollector collector, int maxHits) throws SQLException {
        RankedPosition from = after;
        if (query.words().size() > 1 && after.rank() == Rank.BEST) {
            RankScans best = rankScans(index.pending(scope));
            if (!best.run(after, Rank.BEST, collector, maxHits)) {
                update(best);
                return;
            }
            from = RankedPosition.before(Rank.BEST + 1);
        }
        CandidateSet candidates = CandidateSet.of(query, scope, index, true);
        if (candidates.positions() == null) {
            RankScans rankScans = rankScans(candidates.last());
            rankScans.run(from, scope.last(), collector, maxHits);
            update(rankScans);
        } else {
            emit(candidates, from, collector, maxHits);
        }
    }

    /** Returns all hits after a position; null if they are too many for memory. */
    @Nullable
    List<Hit> all(RankedPosition after) throws SQLException {
        CandidateSet candidates = CandidateSet.of(query, scope, index, false);
        behind = candidates.last().isBehind();
        if (candidates.positions() == null) {
            return null;
        }
        List<Hit> all = new ArrayList<>();
        emit(candidates, after, all::add, Integer.MAX_VALUE);
        return all;
    }

    private RankScans rankScans(Candidates candidates) throws SQLException {
        behind |= candidates.isBehind();
        return new RankScans(index, query, deadline, rank(candidates.pendingVideos(), candidates.pendingChannels()));
    }

    /** Copies whether the scans have timed out, and the position that they have reached. */
    private void update(RankScans rankScans) {
        timedOut |= rankScans.hasTimedOut();
        reached = rankScans.reached();
    }

    private void emit(CandidateSet candidates, RankedPosition after, HitCollector collector, int maxHits)
            throws SQLException {
        behind |= candidates.last().isBehind();
        if (candidates.isExact() && !candidates.last().hasPending()) {
            emitAsIndexed(candidates.after(after), collector, maxHits);
            return;
        }
        for (Hit hit : rank(candidates.ids(false), candidates.ids(true))) {
            if (hit.position().compareTo(after) > 0 && !collector.accept(hit)) {
                return;
            }
        }
    }

    /** Emits hits by the ranks and order of the index; rows are read only for the emitted hits. */
    private void emitAsIndexed(List<RankedPosition> positions, HitCollector collector, int maxHits)
            throws SQLException {
        for (int from = 0; from < positions.size(); from += Math.min(CHUNK, maxHits)) {
            List<RankedPosition> chunk =
                    positions.subList(from, Math.min(positions.size(), from + Math.min(CHUNK, maxHits)));
            Map<Long, Document> rows = new HashMap<>();
            for (Document document : index.rows(chunk, false)) {
                rows.put(document.key(), document);
            }
            for (RankedPosition position : chunk) {
                Document document = rows.get(position.key());
                if (document != null && !collector.accept(new Hit(position, document.body()))) {
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
    private List<Hit> rank(List<Long> videos, List<Long> channels) throws SQLException {
        List<Hit> hits = new ArrayList<>();
        for (int from = 0; from < videos.size() && !checkDeadline(); from += CHUNK) {
            add(index.videos(videos.subList(from, Math.min(videos.size(), from + CHUNK)), true), hits);
        }
        for (int from = 0; from < channels.size() && !checkDeadline(); from += CHUNK) {
            add(index.channels(channels.subList(from, Math.min(channels.size(), from + CHUNK))), hits);
        }
        hits.sort(null);
        return hits;
    }

    /** Records whether the deadline has passed, and returns whether the search has timed out. */
    private boolean checkDeadline() {
        timedOut |= deadline.hasPassed();
        return timedOut;
    }

    private void add(List<Document> rows, List<Hit> hits) {
        for (Document document : rows) {
            int rank = document.rank(query);
            if (rank != Rank.NONE) {
                hits.add(new Hit(document.position(rank), document.body()));
            }
        }
    }
}
