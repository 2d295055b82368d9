package io.vireo.video;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may see a published video that is not blocked; {@link VideoAccess} decides. The database has the same values. */
public enum Visibility {
    /** Everybody; lists and searches include it. */
    @JsonProperty("public")
    PUBLIC("public"),
    /** Whoever has its key. */
    @JsonProperty("unlisted")
    UNLISTED("unlisted"),
    /** Its owner and moderators. */
    @JsonProperty("private")
    PRIVATE("private");

    private final String text;

    Visibility(String text) {
        this.text = text;
    }

    /** Returns the value in the database and in JSON. */
    String text() {
        return text;
    }

    /** Returns the visibility with this {@link #text()}. */
    public static Visibility of(String text) {
        for (Visibility visibility : values()) {
            if (visibility.text.equals(text)) {
                return visibility;
            }
        }
        throw new IllegalArgumentException("Unknown visibility: " + text);
    }
}
