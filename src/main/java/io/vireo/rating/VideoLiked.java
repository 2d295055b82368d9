package io.vireo.rating;

/**
 * CDI event: a channel likes a video that it did not like before. It is fired within the transaction of the rating.
 *
 * @param channelId the key of the channel that likes the video
 * @param ownerId the key of the channel of the video
 */
public record VideoLiked(long videoId, long channelId, long ownerId) {}
