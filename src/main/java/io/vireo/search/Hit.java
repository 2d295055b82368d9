package io.vireo.search;

import io.vireo.video.UniversalBody;

/** A search hit and its position in the result. */
record Hit(RankedPosition position, UniversalBody body) implements Comparable<Hit> {
    @Override
    public int compareTo(Hit other) {
        return position.compareTo(other.position);
    }
}
