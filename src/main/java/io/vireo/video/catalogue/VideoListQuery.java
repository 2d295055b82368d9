package io.vireo.video.catalogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list of published videos, newest first.
 *
 * @param channel the username of the channel; null for the videos of all channels
 */
record VideoListQuery(@Nullable String channel) {
    static final VideoListQuery ALL = new VideoListQuery(null);

    /** Returns the name of the list that its cursors are bound to. */
    String name() {
        return channel == null ? "videos" : "videos of " + channel.toLowerCase(Locale.ROOT);
    }
}
