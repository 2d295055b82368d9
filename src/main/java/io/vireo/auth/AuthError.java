package io.vireo.auth;

import io.vireo.http.ErrorCode;

/** Error codes for missing, invalid and expired tokens. */
public enum AuthError implements ErrorCode {
    TOKEN(400, "token", "This call needs a token in the Authorization header."),
    BAD_TOKEN(400, "bad-token", "The token is not valid. Sign in again."),
    TOKEN_EXPIRE(401, "token expire", "The token has expired. Sign in again."),
    FROZEN(403, "frozen", "The channel is frozen: its owner may only read."),
    SUSPENDED(403, "suspended", "The channel is suspended."),
    CROSS_SITE(403, "cross-site", "A page of another site has sent this request. It was refused.");

    private final int status;
    private final String code;
    private final String message;

    AuthError(int status, String code, String message) {
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
