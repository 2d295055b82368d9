package io.vireo.playlist;

import java.util.OptionalLong;

/**
 * Ranks with gaps, so that an item is moved by a change of its own rank only. When the gap between two neighbours is used up, all items of
 * the playlist are renumbered.
 */
final class SparseRanks {
    /** The gap between two items that were added one after the other: 40 items fit into it, each directly before the last one. */
    static final long STEP = 1L << 40;

    /** Appended and prepended items are within these bounds; beyond, the playlist is renumbered. */
    private static final long BOUND = 1L << 61;

    private SparseRanks() {}

    /**
     * Returns a rank between two neighbours.
     *
     * @param lower the rank of the item before; empty for the beginning of the list
     * @param upper the rank of the item after; empty for the end of the list
     * @return empty if the playlist must be renumbered first
     */
    static OptionalLong between(OptionalLong lower, OptionalLong upper) {
        long rank;
        if (lower.isEmpty()) {
            rank = upper.isEmpty() ? STEP : upper.getAsLong() - STEP;
        } else if (upper.isEmpty()) {
            rank = lower.getAsLong() + STEP;
        } else {
            rank = lower.getAsLong() + (upper.getAsLong() - lower.getAsLong()) / 2;
            return rank == lower.getAsLong() ? OptionalLong.empty() : OptionalLong.of(rank);
        }
        return Math.abs(rank) > BOUND ? OptionalLong.empty() : OptionalLong.of(rank);
    }

    /**
     * Returns the start of a renumbering: the new rank of the n-th item, n from 1, is this number + n × {@link #STEP}. No new rank is
     * between the lowest and the highest current one, so that no two items have the same rank meanwhile.
     *
     * @param lowest the lowest current rank
     * @param highest the highest current rank
     */
    static long renumberingStart(long lowest, long highest, int items) {
        return lowest > 0 ? Math.min(0, lowest - (items + 1L) * STEP) : highest;
    }
}
