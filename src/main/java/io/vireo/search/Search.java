package io.vireo.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One search from a place on. Where the index has little for one of the words, all of that is ranked and sorted; where it has much
 * for each, {@link Tiers} goes through it rank by rank.
 */
final class Search {
    private static final int CHUNK = 500;

    private final IndexReader index;
    private final Query query;
    private final Scope scope;
    private final Deadline deadline;

    private @Nullable Place reached;
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
    Place reached() {
        return reached;
    }

    /**
     * Finds a page of what comes after a place.
     *
     * @param wanted how many the sink takes at most
     */
    void page(Place after, Sink sink, int wanted) throws SQLException {
        Place from = after;
        if (query.words().size() > 1 && after.rank() == Rank.BEST) {
            Tiers best = tiers(index.pending(scope));
            if (!best.run(after, Rank.BEST, sink, wanted)) {
                note(best);
                return;
            }
            from = Place.before(Rank.BEST + 1);
        }
        Overview overview = Overview.of(query, scope, index, true);
        if (overview.places() == null) {
            Tiers tiers = tiers(overview.last());
            tiers.run(from, scope.last(), sink, wanted);
            note(tiers);
        } else {
            show(overview, from, sink, wanted);
        }
    }

    /** Everything after a place if that has room in memory; null if not. */
    @Nullable
    List<Found> all(Place after) throws SQLException {
        Overview overview = Overview.of(query, scope, index, false);
        behind = overview.last().isBehind();
        if (overview.places() == null) {
            return null;
        }
        List<Found> all = new ArrayList<>();
        show(overview, after, all::add, Integer.MAX_VALUE);
        return all;
    }

    private Tiers tiers(Candidates candidates) throws SQLException {
        behind |= candidates.isBehind();
        return new Tiers(index, query, deadline, read(candidates.pendingVideos(), candidates.pendingChannels()));
    }

    private void note(Tiers tiers) {
        cutShort |= tiers.isLate();
        reached = tiers.reached();
    }

    private void show(Overview overview, Place after, Sink sink, int wanted) throws SQLException {
        behind |= overview.last().isBehind();
        if (overview.isExact() && !overview.last().hasPending()) {
            showAsIndexed(overview.after(after), sink, wanted);
            return;
        }
        for (Found one : read(overview.numbers(false), overview.numbers(true))) {
            if (one.place().compareTo(after) > 0 && !sink.accept(one)) {
                return;
            }
        }
    }

    /** The index knows ranks and order, rows are read only for what is shown. */
    private void showAsIndexed(List<Place> places, Sink sink, int wanted) throws SQLException {
        for (int from = 0; from < places.size(); from += Math.min(CHUNK, wanted)) {
            List<Place> some = places.subList(from, Math.min(places.size(), from + Math.min(CHUNK, wanted)));
            Map<Long, Row> rows = new HashMap<>();
            for (Row row : index.rows(some, false)) {
                rows.put(row.key(), row);
            }
            for (Place place : some) {
                Row row = rows.get(place.key());
                if (row != null && !sink.accept(new Found(place, row.body()))) {
                    return;
                }
            }
        }
    }

    /** Those among the numbers that are found indeed, in their order; what could not be read in time is left out. */
    private List<Found> read(List<Long> videos, List<Long> channels) throws SQLException {
        List<Found> found = new ArrayList<>();
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

    private void add(List<Row> rows, List<Found> found) {
        for (Row row : rows) {
            int rank = row.rank(query);
            if (rank != Rank.NONE) {
                found.add(new Found(row.place(rank), row.body()));
            }
        }
    }
}
