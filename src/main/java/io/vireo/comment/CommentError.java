package io.vireo.comment;

import io.vireo.http.ErrorCode;

/** Error codes of comments. */
enum CommentError implements ErrorCode {
    NO_COMMENT(404, "no-comment", "There is no such comment."),
    /** Also for a channel that the owner of the video or of the answered comment blocks: the channel is not notified. */
    COMMENTS_CLOSED(403, "comments-closed", "You cannot comment here."),
    NOT_OWNER(403, "not-owner", "The comment or the video belongs to another channel."),
    EDIT_TIME_OVER(403, "edit-time-over", "The comment is too old to be edited."),
    NOT_PINNABLE(409, "not-pinnable", "Only the first comment of a thread can be pinned, once it is shown.");

    private final int status;
    private final String code;
    private final String message;

    CommentError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }
}
