package io.vireo.search;

import io.vireo.video.UniversalBody;

/**
 * A published video or a channel as it is now.
 *
 * @param upload as in {@link RankedPosition}
 * @param text the title or the username
 * @param description {@code ""} unless asked for
 */
record Document(boolean isChannel, long upload, long id, String text, String description, UniversalBody body) {
    RankedPosition place(int rank) {
        return new RankedPosition(rank, upload, id);
    }

    /** That of its places. */
    long key() {
        return place(isChannel ? Rank.FIRST_OF_CHANNELS : Rank.BEST).key();
    }

    int rank(Query query) {
        return isChannel ? query.rank(text) : query.rank(text, description);
    }
}
