package io.vireo.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vireo.moderation.ModerationTime;

/**
 * A comment as JSON.
 *
 * @param author the username; empty if the comment is deleted
 * @param created ISO 8601 in UTC
 * @param edited when it was edited; empty if it was not
 * @param replyTo the id of the answered comment; empty for the first comment of a thread
 * @param replies the number of shown replies
 * @param held whether it waits for approval
 * @param deleted whether it is deleted; text and author are empty then
 * @param rating {@code like} or {@code none}, of the caller
 * @param video the hash path of the video
 */
public record CommentBody(
        String id,
        String author,
        String text,
        String created,
        String edited,
        @JsonProperty("reply-to") String replyTo,
        int replies,
        int likes,
        boolean pinned,
        boolean held,
        boolean deleted,
        String rating,
        String video) {
    /** Returns the JSON of a comment with its text. */
    static CommentBody of(CommentView view, String author) {
        StoredComment comment = view.comment();
        return new CommentBody(
                CommentKey.text(comment.id()),
                author,
                comment.text(),
                ModerationTime.text(comment.created()),
                comment.edited() == null ? "" : ModerationTime.text(comment.edited()),
                CommentKey.text(comment.replyToId()),
                comment.replies(),
                comment.likes(),
                comment.pinned(),
                comment.state() == CommentState.HELD,
                false,
                view.liked() ? CommentRating.LIKE.key() : CommentRating.NONE.key(),
                view.hash());
    }

    /** Returns the JSON of a comment that only keeps its place for its replies. */
    static CommentBody deleted(CommentView view) {
        StoredComment comment = view.comment();
        return new CommentBody(
                CommentKey.text(comment.id()),
                "",
                "",
                ModerationTime.text(comment.created()),
                "",
                CommentKey.text(comment.replyToId()),
                comment.replies(),
                0,
                false,
                false,
                true,
                CommentRating.NONE.key(),
                view.hash());
    }
}
