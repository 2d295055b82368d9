package io.vireo.identity;

import io.vireo.http.ErrorCode;

/** Error codes of requests for a channel and its settings. */
public enum ChannelError implements ErrorCode {
    NO_CHANNEL(404, "channel", "There is no such channel."),
    NOT_CHANNEL_OWNER(403, "not-owner", "The channel belongs to somebody else."),
    NOT_ALLOWED(403, "not-allowed", "The channel has no lower role than the caller."),
    LAST_ADMIN(409, "last-admin", "The site would have no administrator."),
    BAD_UNSUBSCRIBE_TOKEN(
            400, "bad-unsubscribe-token", "The address of the link is not complete, or the account is gone.");

    private final int status;
    private final String code;
    private final String message;

    ChannelError(int status, String code, String message) {
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
