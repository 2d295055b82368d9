package io.vireo.auth;

/** The role names that {@code @RolesAllowed} uses and the claim {@code groups} of a token contains. */
public final class Roles {
    /** The role of every authenticated owner of a channel. */
    public static final String CHANNEL = "channel";

    private Roles() {}
}
