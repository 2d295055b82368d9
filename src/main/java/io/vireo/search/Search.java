package io.vireo.search;

import java.io.IOException;
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
    private final Place after;
    private final Deadline deadline;
    private final Overview overview;

    private @Nullable Place reached;
    private boolean cutShort;

    private Search(IndexReader index, Query query, Scope scope, Place after, Deadline deadline, Overview overview) {
        this.index = index;
        this.query = query;
        this.scope = scope;
        this.after = after;
        this.deadline = deadline;
        this.overview = overview;
    }

    /** @param after what is there has been shown */
    static Search begin(IndexReader index, Query query, Scope scope, Place after, Deadline deadline)
            throws SQLException {
        return new Search(index, query, scope, after, deadline, Overview.of(query, scope, index));
    }

    /** Whether all that is found has room in memory. */
    boolean isSmall() {
        return overview.places() != null;
    }

    /** Whether more is pending than a search looks at besides the index. */
    boolean isBehind() {
        return overview.last().isBehind();
    }

    boolean isCutShort() {
        return cutShort;
    }

    /** Up to where everything was looked at, if the search was cut short. */
    @Nullable
    Place reached() {
        return reached;
    }

    /** Finds until the sink wants no more. */
    void run(Sink sink, int wanted) throws SQLException, IOException {
        List<Place> places = overview.places();
        if (places == null) {
            Tiers tiers = new Tiers(index, query, scope, deadline, pending());
            cutShort = !tiers.run(after, sink, wanted);
            reached = tiers.reached();
        } else if (overview.isExact() && !overview.last().hasPending()) {
            showAsIndexed(
                    places.stream().filter(place -> place.compareTo(after) > 0).toList(), sink, wanted);
        } else {
            List<Found> found = new ArrayList<>(read(overview.numbers(false), overview.numbers(true)));
            found.sort(null);
            show(found, sink);
        }
    }

    /** The index knows ranks and order, rows are read only for what is shown. */
    private void showAsIndexed(List<Place> places, Sink sink, int wanted) throws SQLException, IOException {
        int chunk = Math.max(1, wanted);
        for (int from = 0; from < places.size(); from += chunk) {
            List<Place> some = places.subList(from, Math.min(places.size(), from + chunk));
            Map<Long, Row> rows = new HashMap<>();
            for (Row row : rows(some)) {
                rows.put(row.place(row.isChannel() ? Rank.FIRST_OF_CHANNELS : 0).key(), row);
            }
            for (Place place : some) {
                Row row = rows.get(place.key());
                if (row != null && !sink.accept(new Found(place, row.body()))) {
                    return;
                }
            }
        }
    }

    private List<Row> rows(List<Place> places) throws SQLException {
        List<Long> videos = places.stream()
                .filter(place -> !place.isChannel())
                .map(Place::id)
                .toList();
        List<Long> channels =
                places.stream().filter(Place::isChannel).map(Place::id).toList();
        List<Row> rows = new ArrayList<>();
        if (!videos.isEmpty()) {
            rows.addAll(index.videos(videos, false));
        }
        if (!channels.isEmpty()) {
            rows.addAll(index.channels(channels));
        }
        return rows;
    }

    private List<Found> pending() throws SQLException {
        List<Found> pending = new ArrayList<>(
                read(overview.last().pendingVideos(), overview.last().pendingChannels()));
        pending.sort(null);
        return pending;
    }

    /** Those among the numbers that are found indeed, until the time is over. */
    private List<Found> read(List<Long> videos, List<Long> channels) throws SQLException {
        List<Found> found = new ArrayList<>();
        for (int from = 0; from < videos.size() && !isLate(); from += CHUNK) {
            add(index.videos(videos.subList(from, Math.min(videos.size(), from + CHUNK)), true), found);
        }
        for (int from = 0; from < channels.size() && !isLate(); from += CHUNK) {
            add(index.channels(channels.subList(from, Math.min(channels.size(), from + CHUNK))), found);
        }
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

    private void show(List<Found> found, Sink sink) throws IOException {
        for (Found one : found) {
            if (one.place().compareTo(after) > 0 && !sink.accept(one)) {
                return;
            }
        }
    }
}
