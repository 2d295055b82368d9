package io.vireo.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * What an account may do on the site, in ascending order: a role includes those before it. It is stored in the row of the channel and read
 * with every authenticated request; it is never part of a token.
 */
public enum AccountRole {
    @JsonProperty("user")
    USER,
    /** May see what is hidden, decide about reports, and change the standing of users. */
    @JsonProperty("moderator")
    MODERATOR,
    /** May also change roles and quotas. */
    @JsonProperty("admin")
    ADMIN;

    /** Returns the name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the role with a name of the database.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static AccountRole of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    public boolean isAtLeast(AccountRole other) {
        return compareTo(other) >= 0;
    }
}
