package io.vireo.auth;

/**
 * The role names that {@code @RolesAllowed} uses. The claim {@code groups} of a token contains only {@link #CHANNEL}; the others are those
 * of {@link AccountRole}, which is read from the database with each request.
 */
public final class Roles {
    /** The role of every authenticated owner of a channel. */
    public static final String CHANNEL = "channel";

    /** The role of moderators and administrators. */
    public static final String MODERATOR = "moderator";

    /** The role of administrators. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
