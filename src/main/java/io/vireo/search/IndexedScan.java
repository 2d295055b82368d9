package io.vireo.search;

import java.sql.SQLException;
import java.util.List;

/** A scan that reads rows with whole-word matches from the index, in order and in batches. */
final class IndexedScan implements RankScan {
    private static final int WORDS = 10;

    private final IndexReader index;
    private final List<Word> words;
    private final Deadline deadline;
    private final boolean withDescription;
    private RankedPosition position;
    private int size;

    IndexedScan(
            IndexReader index,
            Query query,
            Deadline deadline,
            RankedPosition from,
            int maxHits,
            boolean withDescription) {
        this.index = index;
        this.words = query.words().stream().limit(WORDS).toList();
        this.deadline = deadline;
        this.withDescription = withDescription;
        this.position = from;
        this.size = Math.min(MAX_ROWS, maxHits);
    }

    @Override
    public List<Document> next() throws SQLException {
        List<Document> rows = List.of();
        while (rows.isEmpty()) {
            List<RankedPosition> positions = index.wholeWords(words, position, size, deadline.bound());
            if (positions.isEmpty()) {
                return rows;
            }
            rows = index.rowsInOrder(positions, withDescription);
            position = positions.get(positions.size() - 1);
            size = Math.min(MAX_ROWS, 2 * size);
        }
        return rows;
    }
}
