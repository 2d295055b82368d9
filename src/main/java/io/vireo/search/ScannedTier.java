package io.vireo.search;

import java.sql.SQLException;
import java.util.List;

/** All rows, the newest first. */
final class ScannedTier implements Tier {
    private final IndexReader index;
    private final Deadline deadline;
    private final boolean withDescription;
    private Place place;

    ScannedTier(IndexReader index, Deadline deadline, Place from, boolean withDescription) {
        this.index = index;
        this.deadline = deadline;
        this.withDescription = withDescription;
        this.place = from;
    }

    @Override
    public List<Row> next() throws SQLException {
        List<Row> rows = place.isChannel()
                ? index.newestChannels(place, MOST, deadline.bound())
                : index.newestVideos(place, MOST, withDescription, deadline.bound());
        if (!rows.isEmpty()) {
            place = rows.get(rows.size() - 1).place(place.rank());
        }
        return rows;
    }
}
