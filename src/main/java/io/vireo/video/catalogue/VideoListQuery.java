package io.vireo.video.catalogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list of published videos, newest first.
 *
 * @param channel the name of the channel whose videos are in it; null for all there are
 */
record VideoListQuery(@Nullable String channel) {
    static final VideoListQuery ALL = new VideoListQuery(null);

    /** For its cursors. */
    String name() {
        return channel == null ? "videos" : "videos of " + channel.toLowerCase(Locale.ROOT);
    }
}
