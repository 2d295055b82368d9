package io.vireo.search;

import java.sql.SQLException;
import java.util.List;

/** What has the words as whole words, read from the index in order, a bit more each time. */
final class IndexedTier implements Tier {
    private static final int WORDS = 10;

    private final IndexReader index;
    private final List<Word> words;
    private final Deadline deadline;
    private final boolean withDescription;
    private Place place;
    private int size;

    IndexedTier(IndexReader index, Query query, Deadline deadline, Place from, int wanted, boolean withDescription) {
        this.index = index;
        this.words = query.words().stream().limit(WORDS).toList();
        this.deadline = deadline;
        this.withDescription = withDescription;
        this.place = from;
        this.size = Math.min(MOST, wanted);
    }

    @Override
    public List<Row> next() throws SQLException {
        List<Row> rows = List.of();
        while (rows.isEmpty()) {
            List<Place> places = index.whole(words, place, size, deadline.bound());
            if (places.isEmpty()) {
                return rows;
            }
            rows = index.rowsInOrder(places, withDescription);
            place = places.get(places.size() - 1);
            size = Math.min(MOST, 2 * size);
        }
        return rows;
    }
}
