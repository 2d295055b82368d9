package io.vireo.search;

import java.util.Comparator;
import java.util.List;

/**
 * Where something stands among what is found: by its rank, then the newer first.
 *
 * @param upload of a video in microseconds since 1970; of a channel 0
 * @param id the number of the video or channel
 */
record RankedPosition(int rank, long upload, long id) implements Comparable<RankedPosition> {
    private static final Comparator<RankedPosition> ORDER = Comparator.comparingInt(RankedPosition::rank)
            .thenComparing(Comparator.comparingLong(RankedPosition::upload).reversed())
            .thenComparing(Comparator.comparingLong(RankedPosition::id).reversed());

    /** The place before all of a rank. */
    static RankedPosition before(int rank) {
        return new RankedPosition(rank, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Of the keys of a cursor. */
    static RankedPosition of(List<String> keys) {
        return new RankedPosition(
                Integer.parseInt(keys.get(0)), Long.parseLong(keys.get(1)), Long.parseLong(keys.get(2)));
    }

    List<String> keys() {
        return List.of(Integer.toString(rank), Long.toString(upload), Long.toString(id));
    }

    boolean isChannel() {
        return Rank.isOfChannel(rank);
    }

    /** Tells all videos and channels apart. */
    long key() {
        return isChannel() ? -id - 1 : id;
    }

    @Override
    public int compareTo(RankedPosition other) {
        return ORDER.compare(this, other);
    }
}
