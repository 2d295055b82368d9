package io.vireo.search;

import io.vireo.video.UniversalBody;

/**
 * A published video or a channel as it is now.
 *
 * @param upload as in {@link Place}
 * @param text the title or the username
 * @param description {@code ""} unless asked for
 */
record Row(boolean isChannel, long upload, long id, String text, String description, UniversalBody body) {
    Place place(int rank) {
        return new Place(rank, upload, id);
    }

    /** That of its places. */
    long key() {
        return place(isChannel ? Rank.FIRST_OF_CHANNELS : Rank.BEST).key();
    }

    int rank(Query query) {
        return isChannel ? query.rank(text) : query.rank(text, description);
    }
}
