package io.vireo.search;

import java.util.Comparator;
import java.util.List;

/**
 * The position of a hit in the result: by rank, then texts that equal the query, then newest first.
 *
 * @param exact whether the title or username equals the query without normalization
 * @param upload the upload time of a video in microseconds since 1970; 0 for a channel
 * @param id the key of the video or channel
 */
record RankedPosition(int rank, boolean exact, long upload, long id) implements Comparable<RankedPosition> {
    private static final Comparator<RankedPosition> ORDER = Comparator.comparingInt(RankedPosition::rank)
            .thenComparing(Comparator.comparing(RankedPosition::exact).reversed())
            .thenComparing(Comparator.comparingLong(RankedPosition::upload).reversed())
            .thenComparing(Comparator.comparingLong(RankedPosition::id).reversed());

    RankedPosition(int rank, long upload, long id) {
        this(rank, false, upload, id);
    }

    /** Returns the position before all hits of a rank. */
    static RankedPosition before(int rank) {
        return before(rank, Rank.isOfExactText(rank));
    }

    private static RankedPosition before(int rank, boolean exact) {
        return new RankedPosition(rank, exact, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Returns the position before the hits that follow those of the same rank that are as exact. */
    RankedPosition nextSection() {
        return exact ? before(rank, false) : before(rank + 1);
    }

    RankedPosition asExact() {
        return new RankedPosition(rank, true, upload, id);
    }

    /** Returns the position for the keys of a cursor. */
    static RankedPosition of(List<String> keys) {
        return new RankedPosition(
                Integer.parseInt(keys.get(0)),
                Boolean.parseBoolean(keys.get(1)),
                Long.parseLong(keys.get(2)),
                Long.parseLong(keys.get(3)));
    }

    List<String> keys() {
        return List.of(Integer.toString(rank), Boolean.toString(exact), Long.toString(upload), Long.toString(id));
    }

    boolean isChannel() {
        return Rank.isOfChannel(rank);
    }

    /** Returns a value that identifies the video or channel. */
    long key() {
        return isChannel() ? -id - 1 : id;
    }

    @Override
    public int compareTo(RankedPosition other) {
        return ORDER.compare(this, other);
    }
}
