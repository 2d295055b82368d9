package io.vireo.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a caller thinks of a comment. */
public enum CommentRating {
    @JsonProperty("like")
    LIKE,
    @JsonProperty("none")
    NONE;

    /** Returns the name in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
