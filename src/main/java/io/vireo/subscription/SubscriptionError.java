package io.vireo.subscription;

import io.vireo.http.ErrorCode;

/** Error codes of subscriptions. */
enum SubscriptionError implements ErrorCode {
    OWN_CHANNEL(400, "own-channel", "A channel cannot subscribe to itself."),
    BLOCKED(403, "not-allowed", "One of the two channels blocks the other one."),
    TOO_MANY_SUBSCRIPTIONS(409, "too-many-subscriptions", "The channel has as many subscriptions as it can have.");

    private final int status;
    private final String code;
    private final String message;

    SubscriptionError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }
}
