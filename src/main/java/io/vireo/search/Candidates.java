package io.vireo.search;

import java.util.List;

/**
 * What the index has for a word.
 *
 * @param places each with the rank that the index says, some several times; cut off when they are more than were asked for
 * @param isComplete whether they are all
 * @param pendingVideos the numbers of videos that the index does not know yet or no longer knows right, at most {@value #PENDING}
 * @param pendingChannels the same of channels
 */
record Candidates(
        List<RankedPosition> places, boolean isComplete, List<Long> pendingVideos, List<Long> pendingChannels) {
    static final int PENDING = 1000;

    boolean hasPending() {
        return !pendingVideos.isEmpty() || !pendingChannels.isEmpty();
    }

    /** Whether there may be more pending than are looked at. */
    boolean isBehind() {
        return pendingVideos.size() >= PENDING || pendingChannels.size() >= PENDING;
    }
}
