package io.vireo.search;

/**
 * The rank of a hit; lower is better. A video ranks by its title (equal to the query as typed, equal when normalized, whole word, prefix,
 * inside a word), then by its description (the last three), then by whole words of its captions, then a channel by its username (as the
 * title). With several words the worst rank counts.
 */
final class Rank {
    static final int EXACT = 0;
    static final int EQUAL = 1;
    static final int WHOLE = 2;
    static final int PREFIX = 3;
    static final int INSIDE = 4;

    static final int FIRST_OF_DESCRIPTION = 5;
    static final int CAPTIONS = 8;
    static final int FIRST_OF_CHANNELS = 9;
    static final int LAST = FIRST_OF_CHANNELS + INSIDE;

    private Rank() {}

    static boolean isOfChannel(int rank) {
        return rank >= FIRST_OF_CHANNELS;
    }
}
