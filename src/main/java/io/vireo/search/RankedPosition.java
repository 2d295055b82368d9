package io.vireo.search;

import java.util.List;

/**
 * The position of a hit in the result: by rank, then newest first.
 *
 * @param upload the upload time of a video in microseconds since 1970; 0 for a channel
 * @param key the key of the {@link IndexedRow}
 */
record RankedPosition(int rank, long upload, long key) {
    /** Returns the position before all hits of a rank. */
    static RankedPosition before(int rank) {
        return new RankedPosition(rank, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Returns the position for the keys of a cursor. */
    static RankedPosition of(List<String> keys) {
        return new RankedPosition(
                Integer.parseInt(keys.get(0)), Long.parseLong(keys.get(1)), Long.parseLong(keys.get(2)));
    }

    List<String> keys() {
        return List.of(Integer.toString(rank), Long.toString(upload), Long.toString(key));
    }
}
