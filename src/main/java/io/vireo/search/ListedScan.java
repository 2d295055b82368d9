package io.vireo.search;

import java.sql.SQLException;
import java.util.List;

/** A scan of rows that are already known to have the rank. */
final class ListedScan implements RankScan {
    private final IndexReader index;
    private final List<RankedPosition> positions;
    private final int size;
    private final boolean withDescription;
    private int at;

    ListedScan(IndexReader index, List<RankedPosition> positions, int maxHits, boolean withDescription) {
        this.index = index;
        this.positions = positions;
        this.size = Math.min(MAX_ROWS, maxHits);
        this.withDescription = withDescription;
    }

    @Override
    public List<Document> next() throws SQLException {
        List<Document> rows = List.of();
        while (rows.isEmpty() && at < positions.size()) {
            int to = Math.min(positions.size(), at + size);
            rows = index.rowsInOrder(positions.subList(at, to), withDescription);
            at = to;
        }
        return rows;
    }
}
