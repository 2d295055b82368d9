package io.vireo.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of notices. */
enum NoticeKind {
    /** Comments on a video of the recipient. */
    COMMENT,
    /** Replies to a comment of the recipient. */
    REPLY,
    /** The recipient is named in a comment. */
    MENTION,
    /** Likes of a video of the recipient, or of a comment; see {@link #subjectOfLike}. */
    LIKE,
    /** New subscribers of the recipient. */
    SUBSCRIBER,
    /** New videos of channels whose subscription has the bell. They are not stored. */
    VIDEO,
    /** Decisions about content of the recipient, or about what the recipient has reported. */
    MODERATION;

    /** The kinds whose notices are about a written comment. */
    static final List<NoticeKind> OF_COMMENTS = List.of(COMMENT, REPLY, MENTION);

    /** Returns the name in JSON and in the database. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the subject of the notice of the likes of a comment: negative, because those of videos have the same kind. */
    static long subjectOfLike(long commentId) {
        return -commentId;
    }

    boolean isOfComment() {
        return OF_COMMENTS.contains(this);
    }

    /** Returns the kind with this {@link #key()}; empty if there is none. */
    static Optional<NoticeKind> find(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** Returns the kind with this {@link #key()}, which exists. */
    static NoticeKind of(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("No kind of notices: " + key));
    }
}
