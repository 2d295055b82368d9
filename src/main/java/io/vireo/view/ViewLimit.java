package io.vireo.view;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of views. */
enum ViewLimit implements RateLimit {
    /** Begun views per client address. */
    VIEWS_ADDRESS("views.address"),
    /** Recorded positions per account. */
    POSITIONS_ACCOUNT("positions.account");

    private final String id;

    ViewLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
