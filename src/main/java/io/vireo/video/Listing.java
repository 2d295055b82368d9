package io.vireo.video;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list of published videos, newest first.
 *
 * @param channel the name of the channel whose videos are in it; null for all there are
 */
record Listing(@Nullable String channel) {
    static final Listing ALL = new Listing(null);

    /** For its cursors. */
    String name() {
        return channel == null ? "videos" : "videos of " + channel.toLowerCase(Locale.ROOT);
    }
}
