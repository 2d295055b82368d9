package io.vireo.streaming;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of what accompanies a video. */
public enum TrackLimit implements RateLimit {
    /** Sent and removed captions per account. */
    CAPTIONS_ACCOUNT("captions.account"),
    /** Sent and removed lists of chapters per account. */
    CHAPTERS_ACCOUNT("chapters.account");

    private final String id;

    TrackLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
