package io.vireo.comment;

import java.util.regex.Pattern;

/** The public ids of comments: their keys in base 36. Clients treat them as opaque. */
public final class CommentKey {
    private static final int RADIX = 36;
    private static final Pattern SYNTAX = Pattern.compile("[1-9a-z][0-9a-z]{0,11}");

    private CommentKey() {}

    /** Returns the public id of a key; {@code ""} for 0. */
    public static String text(long key) {
        return key == 0 ? "" : Long.toString(key, RADIX);
    }

    /**
     * Returns the key of a public id.
     *
     * @throws io.vireo.http.ApiException {@link CommentError#NO_COMMENT} if the text is none
     */
    static long parse(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            throw CommentError.NO_COMMENT.exception();
        }
        return Long.parseLong(text, RADIX);
    }
}
