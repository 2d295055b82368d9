package io.vireo.identity;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of sign-up, sign-in, passwords, e-mail addresses and exports. */
public enum IdentityLimit implements RateLimit {
    /** Failed sign-ins per client address, for any username. */
    SIGN_IN_ADDRESS("sign-in.address"),
    /** Failed sign-ins per account from addresses from which its owner has not signed in before. */
    SIGN_IN_ACCOUNT("sign-in.account"),
    /** Sign-ups per client address. */
    SIGN_UP_ADDRESS("sign-up.address"),
    /** Password reset requests per client address. */
    PASSWORD_RESET_ADDRESS("password-reset.address"),
    /** Password reset requests per e-mail address, whether or not an account has it. */
    PASSWORD_RESET_ACCOUNT("password-reset.account"),
    /** Requests per account to change the e-mail address: each sends a mail, possibly to an uninvolved person. */
    EMAIL_CHANGE_ACCOUNT("email-change.account"),
    /** Exports per account. */
    EXPORT_ACCOUNT("export.account");

    private final String id;

    IdentityLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
