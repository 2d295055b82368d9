package io.vireo.video;

import io.vireo.limit.RateLimit;

/** Rate limits of uploads and exports. */
enum VideoLimit implements RateLimit {
    /** Announced videos. */
    ANNOUNCE_ADDRESS("announce.address"),
    /** Announced videos. */
    ANNOUNCE_ACCOUNT("announce.account"),
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
