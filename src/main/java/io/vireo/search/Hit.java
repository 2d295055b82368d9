package io.vireo.search;

import io.vireo.video.UniversalBody;

/** Something that was found, and where it stands. */
record Hit(RankedPosition place, UniversalBody body) implements Comparable<Hit> {
    @Override
    public int compareTo(Hit other) {
        return place.compareTo(other.place);
    }
}
