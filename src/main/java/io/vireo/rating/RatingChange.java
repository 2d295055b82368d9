package io.vireo.rating;

/**
 * How a channel rates a video that it may open.
 *
 * @param ownerId the key of the channel of the video
 */
record RatingChange(long channelId, long videoId, long ownerId, Rating rating) {
    /** What is rated by whom. */
    record Key(long channelId, long videoId) {}

    Key key() {
        return new Key(channelId, videoId);
    }
}
