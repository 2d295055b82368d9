package io.vireo.history;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of the history. */
enum HistoryLimit implements RateLimit {
    /** Removed entries and switches of an account. */
    HISTORY_ACCOUNT("history.account");

    private final String id;

    HistoryLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
