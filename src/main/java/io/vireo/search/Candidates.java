package io.vireo.search;

import java.util.List;

/**
 * The index entries of a word.
 *
 * @param positions the positions with the rank that the index reports, possibly several per row; truncated if there are more than requested
 * @param isComplete whether the list is complete
 * @param pendingVideos the keys of videos whose index entries are missing or outdated, at most {@value #MAX_PENDING}
 * @param pendingChannels the same for channels
 */
record Candidates(
        List<RankedPosition> positions, boolean isComplete, List<Long> pendingVideos, List<Long> pendingChannels) {
    static final int MAX_PENDING = 1000;

    boolean hasPending() {
        return !pendingVideos.isEmpty() || !pendingChannels.isEmpty();
    }

    /** Returns whether there may be more pending rows than a query reads. */
    boolean isBehind() {
        return pendingVideos.size() >= MAX_PENDING || pendingChannels.size() >= MAX_PENDING;
    }
}
