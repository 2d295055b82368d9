package io.vireo.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a channel is restricted by a moderator, in ascending order; read with every authenticated request. */
public enum Standing {
    @JsonProperty("good")
    GOOD,
    /** Its videos and the channel are not found by search. */
    @JsonProperty("limited")
    LIMITED,
    /** Its owner may only read. */
    @JsonProperty("frozen")
    FROZEN,
    /** The channel and its videos are hidden from everyone, and are deleted later. */
    @JsonProperty("suspended")
    SUSPENDED;

    /** Returns the name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the standing with a name of the database.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Standing of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /**
     * Checks that the owner of a channel with this standing may make changes.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#FROZEN} or {@link AuthError#SUSPENDED}
     */
    public void requireActive() {
        if (this == FROZEN) {
            throw AuthError.FROZEN.exception();
        }
        if (this == SUSPENDED) {
            throw AuthError.SUSPENDED.exception();
        }
    }
}
