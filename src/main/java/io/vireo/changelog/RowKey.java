package io.vireo.changelog;

/** The key of a video or a channel among both: that of a video is its ID. All videos precede all channels. */
public final class RowKey {
    /** The database has smaller IDs. */
    public static final int KIND_BITS = 40;

    private RowKey() {}

    public static long channel(long id) {
        return 1L << KIND_BITS | id;
    }

    public static boolean isChannel(long key) {
        return key >> KIND_BITS != 0;
    }

    /** Returns the ID in the table {@code Videos} or {@code Channels}. */
    public static long id(long key) {
        return key & ~(1L << KIND_BITS);
    }
}
