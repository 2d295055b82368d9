package io.vireo.rating;

import java.util.List;

/**
 * CDI event: channels like videos that they did not like before. It is fired within the transaction of the ratings.
 *
 * @param likes at least one
 */
public record VideosLiked(List<Like> likes) {
    /**
     * A new like.
     *
     * @param channelId the key of the channel that likes the video
     * @param ownerId the key of the channel of the video
     */
    public record Like(long videoId, long channelId, long ownerId) {}
}
