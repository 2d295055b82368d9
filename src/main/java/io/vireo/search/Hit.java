package io.vireo.search;

import io.vireo.video.UniversalBody;

/** A search hit and its position in the result. */
record Hit(RankedPosition place, UniversalBody body) implements Comparable<Hit> {
    @Override
    public int compareTo(Hit other) {
        return place.compareTo(other.place);
    }
}
