package io.vireo.inbox;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of the inbox. */
enum InboxLimit implements RateLimit {
    /** Changes of what is read, per account. */
    INBOX_ACCOUNT("inbox.account");

    private final String id;

    InboxLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
