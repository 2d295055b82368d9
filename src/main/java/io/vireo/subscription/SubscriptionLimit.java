package io.vireo.subscription;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of subscriptions. */
public enum SubscriptionLimit implements RateLimit {
    /** Changes of subscriptions per account. */
    SUBSCRIPTIONS_ACCOUNT("subscriptions.account");

    private final String id;

    SubscriptionLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
