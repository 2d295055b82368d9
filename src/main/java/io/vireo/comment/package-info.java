/**
 * Comments on videos: threads and their replies, review before they are shown, ratings of comments, and what owners and moderators do with
 * them (docs/decisions/0094-comments.md).
 *
 * <p>May be called by {@code search}, {@code inbox} and {@code web}. Other features observe {@link io.vireo.comment.CommentPublished}.
 */
@NullMarked
package io.vireo.comment;

import org.jspecify.annotations.NullMarked;
