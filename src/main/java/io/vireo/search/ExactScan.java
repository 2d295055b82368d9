package io.vireo.search;

import java.sql.SQLException;
import java.util.List;

/** A scan of the videos whose title, or the channel whose username, equals the query. */
final class ExactScan implements RankScan {
    private final IndexReader index;
    private final Query query;
    private final Deadline deadline;
    private RankedPosition position;

    ExactScan(IndexReader index, Query query, Deadline deadline, RankedPosition from) {
        this.index = index;
        this.query = query;
        this.deadline = deadline;
        this.position = from;
    }

    @Override
    public List<Document> next() throws SQLException {
        List<Document> rows = List.of();
        while (rows.isEmpty()) {
            List<RankedPosition> positions = index.exact(query, position, MAX_ROWS, deadline.bound());
            if (positions.isEmpty()) {
                return rows;
            }
            rows = index.rowsInOrder(positions, false);
            position = positions.get(positions.size() - 1);
        }
        return rows;
    }
}
