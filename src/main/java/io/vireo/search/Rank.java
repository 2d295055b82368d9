package io.vireo.search;

/**
 * The rank of a hit; lower is better. A video ranks by its title (whole word, prefix, inside a word), then by its description (the same
 * three), then a channel by its username. With several words the worst rank counts.
 */
final class Rank {
    static final int WHOLE = 0;
    static final int PREFIX = 1;
    static final int INSIDE = 2;

    static final int BEST = 0;
    static final int FIRST_OF_DESCRIPTION = 3;
    static final int FIRST_OF_CHANNELS = 6;
    static final int LAST = 8;

    /** No match. */
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

    /** Returns the kind of match: {@link #WHOLE}, {@link #PREFIX} or {@link #INSIDE}. */
    static int match(int rank) {
        return rank % FIRST_OF_DESCRIPTION;
    }
}
