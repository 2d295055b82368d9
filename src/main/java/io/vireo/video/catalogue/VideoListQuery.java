package io.vireo.video.catalogue;

import io.vireo.video.TagName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list of published videos, newest first: all, or those of a channel or of a tag.
 *
 * @param channel the username of the channel; null for the videos of all channels
 * @param tag the normalized tag; null for videos with and without tags
 */
record VideoListQuery(@Nullable String channel, @Nullable String tag) {
    static final VideoListQuery ALL = new VideoListQuery(null, null);

    static VideoListQuery ofChannel(String channel) {
        return new VideoListQuery(channel, null);
    }

    /** Returns the videos of a tag, however it is written; a text that is no tag has none. */
    static VideoListQuery ofTag(String tag) {
        return new VideoListQuery(null, TagName.of(tag).map(TagName::folded).orElse(""));
    }

    /** Returns the name of the list that its cursors are bound to. */
    String name() {
        if (tag != null) {
            return "videos with tag " + tag;
        }
        return channel == null ? "videos" : "videos of " + channel.toLowerCase(Locale.ROOT);
    }
}
