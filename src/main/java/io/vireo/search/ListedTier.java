package io.vireo.search;

import java.sql.SQLException;
import java.util.List;

/** What is known beforehand to have the rank. */
final class ListedTier implements Tier {
    private final IndexReader index;
    private final List<Place> places;
    private final int size;
    private final boolean withDescription;
    private int at;

    ListedTier(IndexReader index, List<Place> places, int wanted, boolean withDescription) {
        this.index = index;
        this.places = places;
        this.size = Math.min(MOST, wanted);
        this.withDescription = withDescription;
    }

    @Override
    public List<Row> next() throws SQLException {
        List<Row> rows = List.of();
        while (rows.isEmpty() && at < places.size()) {
            int to = Math.min(places.size(), at + size);
            rows = index.rowsInOrder(places.subList(at, to), withDescription);
            at = to;
        }
        return rows;
    }
}
