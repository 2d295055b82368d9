package io.vireo.view;

import java.util.Comparator;

/**
 * A viewer has watched a video for long enough.
 *
 * @param viewer the hash of the viewer with the key of today
 */
record View(long videoId, String viewer) {
    /** The order in which all nodes lock the rows of views. */
    static final Comparator<View> ORDER =
            Comparator.comparingLong(View::videoId).thenComparing(View::viewer);
}
