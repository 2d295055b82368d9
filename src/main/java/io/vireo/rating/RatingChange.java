package io.vireo.rating;

/**
 * How a channel wants to rate a video.
 *
 * @param ownerId the key of the channel of the video
 */
record RatingChange(long channelId, long videoId, long ownerId, Rating rating) {
    /** What is rated by whom. */
    record Key(long channelId, long videoId) {}

    Key key() {
        return new Key(channelId, videoId);
    }

    /** Returns the subject of the rate limit. */
    String account() {
        return Long.toString(channelId);
    }
}
