package io.vireo.video;

/** Who may see a published video that is not blocked; {@link VideoAccess} decides. The database has the same values. */
public enum Visibility {
    /** Everybody; lists and searches include it. */
    PUBLIC("public"),
    /** Whoever has its key. */
    UNLISTED("unlisted"),
    /** Its owner and moderators. */
    PRIVATE("private");

    /** The texts of all values, for the validation of requests. */
    public static final String PATTERN = "public|unlisted|private";

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
