package io.vireo.search;

/**
 * How well something is found, the less the better: a video by its title as a whole word, the beginning of one or inside one, then
 * by its description in the same three ways, then a channel by its username. Of several words the worst found counts.
 */
final class Rank {
    static final int WHOLE = 0;
    static final int PREFIX = 1;
    static final int INSIDE = 2;

    static final int BEST = 0;
    static final int FIRST_OF_DESCRIPTION = 3;
    static final int FIRST_OF_CHANNELS = 6;
    static final int LAST = 8;

    /** Not found at all. */
    static final int NONE = Integer.MAX_VALUE;

    private Rank() {}

    static int inDescription(int match) {
        return match == NONE ? NONE : match + FIRST_OF_DESCRIPTION;
    }

    static int ofChannel(int match) {
        return match == NONE ? NONE : match + FIRST_OF_CHANNELS;
    }

    static boolean isOfChannel(int rank) {
        return rank >= FIRST_OF_CHANNELS;
    }

    /** {@link #WHOLE}, {@link #PREFIX} or {@link #INSIDE}. */
    static int match(int rank) {
        return rank % FIRST_OF_DESCRIPTION;
    }
}
