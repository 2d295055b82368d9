package io.vireo.search;

import java.sql.SQLException;
import java.util.List;

/** A scan of all rows, newest first. */
final class FullScan implements RankScan {
    private final IndexReader index;
    private final Deadline deadline;
    private final boolean withDescription;
    private RankedPosition position;

    FullScan(IndexReader index, Deadline deadline, RankedPosition from, boolean withDescription) {
        this.index = index;
        this.deadline = deadline;
        this.withDescription = withDescription;
        this.position = from;
    }

    @Override
    public List<Document> next() throws SQLException {
        List<Document> rows = position.isChannel()
                ? index.newestChannels(position, MAX_ROWS, deadline.bound())
                : index.newestVideos(position, MAX_ROWS, withDescription, deadline.bound());
        if (!rows.isEmpty()) {
            position = rows.get(rows.size() - 1).position(position.rank());
        }
        return rows;
    }
}
