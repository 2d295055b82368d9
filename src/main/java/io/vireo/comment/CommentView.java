package io.vireo.comment;

import io.vireo.video.OpenedVideo;
import org.jspecify.annotations.Nullable;

/**
 * A comment with what a response adds to its row.
 *
 * @param hash the hash path of the video
 * @param author the username of the author; null if the comment or its author is deleted
 * @param suspended whether the channel of the author is suspended
 * @param liked whether the caller likes it
 */
record CommentView(
        StoredComment comment, String hash, @Nullable String author, boolean suspended, boolean liked) {
    /** Returns whether a viewer of the video may see the comment with its text. */
    boolean isVisibleTo(OpenedVideo video) {
        boolean hasAuthor = author != null && (!suspended || video.viewer().moderator());
        return hasAuthor && comment.isVisibleTo(video.viewer(), video.isOwner());
    }

    /** Returns the JSON for a viewer of the video: without text and author if they are hidden from the viewer. */
    CommentBody body(OpenedVideo video) {
        return author != null && isVisibleTo(video) ? CommentBody.of(this, author) : CommentBody.deleted(this);
    }
}
