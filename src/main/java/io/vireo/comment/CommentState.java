package io.vireo.comment;

import java.util.List;
import java.util.Locale;

/** The state of a comment. The database has the same values. */
enum CommentState {
    /** Everybody who may see the video sees it. */
    SHOWN,
    /** Waits for the approval of the owner of the video or of a moderator; its author sees it as well. */
    HELD,
    /** Hidden by a moderator; only moderators see it. */
    REMOVED,
    /** Without text and author. Its row exists as long as there are replies. */
    DELETED;

    /** The states of comments that have a text. */
    static final List<CommentState> WITH_TEXT = List.of(SHOWN, HELD, REMOVED);

    /** Returns the value in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state with this {@link #key()}. */
    static CommentState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
