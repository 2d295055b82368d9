package io.vireo.identity;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of sign-up, sign-in, passwords and e-mail addresses. */
public enum IdentityLimit implements RateLimit {
    /** Failed sign-ins from an address, for any username. */
    SIGN_IN_ADDRESS("sign-in.address"),
    /** Failed sign-ins to an account from addresses that are new to it. */
    SIGN_IN_ACCOUNT("sign-in.account"),
    /** Sign-ups. */
    SIGN_UP_ADDRESS("sign-up.address"),
    /** Requests for a password reset. */
    FORGOT_ADDRESS("password-reset.address"),
    /** Requests for a password reset to one e-mail address, whether or not an account has it. */
    FORGOT_ACCOUNT("password-reset.account"),
    /** Requests of an account for another e-mail address: each sends mail, possibly to a stranger. */
    ADDRESS_CHANGE_ACCOUNT("email-change.account");

    private final String id;

    IdentityLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
