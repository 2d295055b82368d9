package io.vireo.comment;

import io.vireo.http.ApiException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /**
     * Returns the states of a list for moderators.
     *
     * @param key the {@link #key()} of one state; null for all
     * @throws ApiException {@code invalid-field} {@code state} if no state with a text has this key
     */
    static List<CommentState> withText(@Nullable String key) {
        if (key == null) {
            return WITH_TEXT;
        }
        List<CommentState> found =
                WITH_TEXT.stream().filter(state -> state.key().equals(key)).toList();
        if (found.isEmpty()) {
            throw ApiException.invalidField("state");
        }
        return found;
    }

    /** Returns the value in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state with this {@link #key()}. */
    static CommentState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
