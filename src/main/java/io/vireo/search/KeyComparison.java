package io.vireo.search;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the keys of the database with those of the index step by step, in order: finds missing rows, and rows that do not exist any
 * more, for example because a statement in SQL has deleted them.
 */
final class KeyComparison {
    private static final int BATCH = 1000;

    private final RowRepository rows;
    private final long[] indexed;
    private final boolean isOutdated;
    private int next;
    private long compared;

    /** Indexes the rows with the keys again. */
    interface Indexing {
        void apply(Collection<Long> keys) throws SQLException, IOException;
    }

    /**
     * Begins a comparison.
     *
     * @param indexed the keys in the index, in order
     * @param isOutdated whether the indexed rows are to be indexed again, too
     */
    KeyComparison(RowRepository rows, long[] indexed, boolean isOutdated) {
        this.rows = rows;
        this.indexed = indexed;
        this.isOutdated = isOutdated;
    }

    /** Compares the next keys, or the same again if indexing has failed; returns whether there are more. */
    boolean step(Indexing indexing) throws SQLException, IOException {
        List<Long> keys = rows.keys(compared, BATCH);
        boolean more = keys.size() == BATCH;
        long last = more ? keys.get(BATCH - 1) : Long.MAX_VALUE;
        Set<Long> changes = new HashSet<>(keys);
        int end = next;
        for (; end < indexed.length && indexed[end] <= last; end++) {
            if (!changes.remove(indexed[end]) || isOutdated) {
                changes.add(indexed[end]);
            }
        }
        indexing.apply(changes);
        next = end;
        compared = last;
        return more;
    }
}
