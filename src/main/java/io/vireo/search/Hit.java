package io.vireo.search;

import io.vireo.video.UniversalBody;

/** A search hit and its position in the result. */
record Hit(RankedPosition position, UniversalBody body) {
    /** Returns the title or the username. */
    String text() {
        return IndexedRow.isChannel(position.key()) ? body.channel() : body.title();
    }
}
