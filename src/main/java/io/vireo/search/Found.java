package io.vireo.search;

import io.vireo.video.UniversalBody;

/** Something that was found, and where it stands. */
record Found(Place place, UniversalBody body) implements Comparable<Found> {
    @Override
    public int compareTo(Found other) {
        return place.compareTo(other.place);
    }
}
