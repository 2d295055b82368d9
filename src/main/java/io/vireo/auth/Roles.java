package io.vireo.auth;

/** The groups a token may name. */
public final class Roles {
    /** Whoever has signed in to a channel. */
    public static final String CHANNEL = "channel";

    private Roles() {}
}
