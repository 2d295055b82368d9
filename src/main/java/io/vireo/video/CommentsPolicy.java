package io.vireo.video;

/** Which comments a video takes, chosen by its owner. The database has the same values. */
public enum CommentsPolicy {
    OPEN("open"),
    /** The owner or a moderator approves each comment. */
    HELD("held"),
    /** No new comments; the existing ones stay. */
    CLOSED("closed");

    /** The texts of all values, for the validation of requests. */
    static final String PATTERN = "open|held|closed";

    private final String text;

    CommentsPolicy(String text) {
        this.text = text;
    }

    /** Returns the value in the database and in JSON. */
    String text() {
        return text;
    }

    /** Returns the policy with this {@link #text()}. */
    static CommentsPolicy of(String text) {
        for (CommentsPolicy policy : values()) {
            if (policy.text.equals(text)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("Unknown policy for comments: " + text);
    }
}
