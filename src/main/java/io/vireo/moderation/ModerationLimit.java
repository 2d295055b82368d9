package io.vireo.moderation;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of moderation. */
public enum ModerationLimit implements RateLimit {
    /** Reports per account. */
    REPORTS_ACCOUNT("reports.account"),
    /** Appeals per account. */
    APPEALS_ACCOUNT("appeals.account"),
    /** Changes of blocks per account. */
    BLOCKS_ACCOUNT("blocks.account");

    private final String id;

    ModerationLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
