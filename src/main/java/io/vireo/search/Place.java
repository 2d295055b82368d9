package io.vireo.search;

import java.util.Comparator;
import java.util.List;

/**
 * Where something stands among what is found: by its rank, then the newer first.
 *
 * @param upload of a video in microseconds since 1970; of a channel 0
 * @param id the number of the video or channel
 */
record Place(int rank, long upload, long id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::rank)
            .thenComparing(Comparator.comparingLong(Place::upload).reversed())
            .thenComparing(Comparator.comparingLong(Place::id).reversed());

    /** The place before all of a rank. */
    static Place before(int rank) {
        return new Place(rank, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Of the keys of a cursor. */
    static Place of(List<String> keys) {
        return new Place(Integer.parseInt(keys.get(0)), Long.parseLong(keys.get(1)), Long.parseLong(keys.get(2)));
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
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
