package io.vireo.rating;

/**
 * CDI event: a channel likes a comment that it did not like before. It is fired within the transaction of the rating.
 *
 * @param authorId the key of the channel that wrote the comment
 * @param channelId the key of the channel that likes it
 */
public record CommentLiked(long commentId, long videoId, long authorId, long channelId) {}
