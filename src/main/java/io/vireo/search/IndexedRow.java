package io.vireo.search;

import java.util.List;
import java.util.OptionalLong;

/**
 * A row that anybody may find, as it is indexed.
 *
 * @param key the ID of a video; {@link #channel} of a channel
 * @param upload as in {@link RankedPosition}
 * @param text the title or the username
 * @param description {@code ""} for a channel
 * @param millis the duration of a video, if it is known
 * @param tags the tags of a video
 * @param captions what is spoken in a video, in all languages, up to a limit
 */
record IndexedRow(
        long key,
        long upload,
        String text,
        String description,
        OptionalLong millis,
        List<String> tags,
        String captions) {
    /** The database has smaller IDs. */
    static final int KIND_BITS = 40;

    static long channel(long id) {
        return 1L << KIND_BITS | id;
    }

    static boolean isChannel(long key) {
        return key >> KIND_BITS != 0;
    }

    /** Returns the ID in the table {@code Videos} or {@code Channels}. */
    static long id(long key) {
        return key & ~(1L << KIND_BITS);
    }
}
