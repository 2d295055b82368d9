package io.vireo.ratelimit;

/** What is limited, and by what it is counted. Each has its setting, {@code vireo.limits.} and its name. */
public enum RateLimit {
    /** Failed sign-ins of an address, whatever the usernames. */
    SIGN_IN_ADDRESS("sign-in.address"),
    /** Failed sign-ins to an account from addresses that are strange to it. */
    SIGN_IN_ACCOUNT("sign-in.account"),
    SIGN_UP_ADDRESS("sign-up.address"),
    /** Requests for a password reset. */
    FORGOT_ADDRESS("password-reset.address"),
    /** Requests for a password reset to one e-mail address, whether an account has it or not. */
    FORGOT_ACCOUNT("password-reset.account"),
    /** Wishes of an account for another e-mail address, each of which sends mail; the address may be a stranger's. */
    ADDRESS_CHANGE_ACCOUNT("email-change.account"),
    /** Announced videos. */
    ANNOUNCE_ADDRESS("create-video.address"),
    ANNOUNCE_ACCOUNT("create-video.account"),
    /** Exports of a channel. */
    EXPORT_ACCOUNT("export.account");

    private final String name;

    RateLimit(String name) {
        this.name = name;
    }

    String key() {
        return "vireo.limits." + name;
    }

    /** Under which the database counts. */
    String id() {
        return name;
    }
}
