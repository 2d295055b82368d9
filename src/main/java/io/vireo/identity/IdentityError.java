package io.vireo.identity;

import io.vireo.http.ErrorCode;

/** Error codes of sign-up, sign-in, passwords and e-mail addresses. */
public enum IdentityError implements ErrorCode {
    USERNAME_TAKEN(400, "username", "The username is taken."),
    EMAIL_TAKEN(400, "email", "The e-mail address is taken."),
    SIGN_IN_REJECTED(402, "try-left", "Wrong username or password."),
    SIGN_IN_BLOCKED(403, "blocked-until", "Too many failed attempts. Try again later."),
    BAD_RESET_TOKEN(400, "bad-reset-token", "The link has been used or is too old. Ask for a new one."),
    BAD_EMAIL_TOKEN(
            400, "bad-email-token", "The link is too old, or has been used: then the address is confirmed already.");

    private final int status;
    private final String code;
    private final String message;

    IdentityError(int status, String code, String message) {
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
