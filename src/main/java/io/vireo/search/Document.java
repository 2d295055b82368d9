package io.vireo.search;

import io.vireo.video.UniversalBody;

/**
 * The current row of a published video or a channel.
 *
 * @param upload as in {@link RankedPosition}
 * @param text the title or the username
 * @param description {@code ""} unless requested
 */
record Document(boolean isChannel, long upload, long id, String text, String description, UniversalBody body) {
    RankedPosition position(int rank) {
        return new RankedPosition(rank, upload, id);
    }

    /** Returns the key of its {@link RankedPosition}s. */
    long key() {
        return position(isChannel ? Rank.FIRST_OF_CHANNELS : Rank.BEST).key();
    }

    int rank(Query query) {
        return isChannel ? query.rank(text) : query.rank(text, description);
    }
}
