package io.vireo.rating;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a channel rates a video. */
public enum Rating {
    @JsonProperty("like")
    LIKE(1),
    @JsonProperty("dislike")
    DISLIKE(-1),
    /** It does not; there is no row. */
    @JsonProperty("none")
    NONE(0);

    /** The value in the database. */
    final int value;

    Rating(int value) {
        this.value = value;
    }

    static Rating of(int value) {
        return value > 0 ? LIKE : value < 0 ? DISLIKE : NONE;
    }
}
