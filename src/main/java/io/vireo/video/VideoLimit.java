package io.vireo.video;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of the creation of videos and of their keys. */
public enum VideoLimit implements RateLimit {
    /** Created videos per client address. */
    CREATE_ADDRESS("create-video.address"),
    /** Created videos per account. */
    CREATE_ACCOUNT("create-video.account"),
    /** New keys of unlisted videos per account. */
    KEY_ACCOUNT("video-key.account");

    private final String id;

    VideoLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
