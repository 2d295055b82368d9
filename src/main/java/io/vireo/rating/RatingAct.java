package io.vireo.rating;

import io.vireo.auth.Caller;
import io.vireo.video.VideoAccess;
import io.vireo.video.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * How a caller wants to rate a video that may not exist, or not for the caller.
 *
 * @param hash the hash path
 * @param key the key that the request presents for an unlisted video; null for none
 */
record RatingAct(Caller caller, String hash, @Nullable String key, Rating rating) {
    long channelId() {
        return caller.channelId();
    }

    /** Returns the subject of the rate limit. */
    String account() {
        return Long.toString(channelId());
    }

    boolean isOpen(VideoAccess access) {
        return access.decide(Viewer.of(caller).with(key, false)).allowsFiles();
    }
}
