package io.vireo.video;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of uploads and exports. */
public enum VideoLimit implements RateLimit {
    /** Announced videos. */
    ANNOUNCE_ADDRESS("create-video.address"),
    /** Announced videos. */
    ANNOUNCE_ACCOUNT("create-video.account"),
    /** Exports of a channel. */
    EXPORT_ACCOUNT("export.account");

    private final String id;

    VideoLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
