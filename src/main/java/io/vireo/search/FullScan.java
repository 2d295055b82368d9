package io.vireo.search;

import java.sql.SQLException;
import java.util.List;

/** A scan of all rows, newest first. */
final class FullScan implements RankScan {
    private final IndexReader index;
    private final Deadline deadline;
    private final boolean withDescription;
    private RankedPosition rankedPosition;

    FullScan(IndexReader index, Deadline deadline, RankedPosition from, boolean withDescription) {
        this.index = index;
        this.deadline = deadline;
        this.withDescription = withDescription;
        this.rankedPosition = from;
    }

    @Override
    public List<Document> next() throws SQLException {
        List<Document> rows = rankedPosition.isChannel()
                ? index.newestChannels(rankedPosition, MOST, deadline.bound())
                : index.newestVideos(rankedPosition, MOST, withDescription, deadline.bound());
        if (!rows.isEmpty()) {
            rankedPosition = rows.get(rows.size() - 1).place(rankedPosition.rank());
        }
        return rows;
    }
}
