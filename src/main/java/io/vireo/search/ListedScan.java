package io.vireo.search;

import java.sql.SQLException;
import java.util.List;

/** A scan of rows that are already known to have the rank. */
final class ListedScan implements RankScan {
    private final IndexReader index;
    private final List<RankedPosition> places;
    private final int size;
    private final boolean withDescription;
    private int at;

    ListedScan(IndexReader index, List<RankedPosition> places, int wanted, boolean withDescription) {
        this.index = index;
        this.places = places;
        this.size = Math.min(MOST, wanted);
        this.withDescription = withDescription;
    }

    @Override
    public List<Document> next() throws SQLException {
        List<Document> rows = List.of();
        while (rows.isEmpty() && at < places.size()) {
            int to = Math.min(places.size(), at + size);
            rows = index.rowsInOrder(places.subList(at, to), withDescription);
            at = to;
        }
        return rows;
    }
}
