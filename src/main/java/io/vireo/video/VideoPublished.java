package io.vireo.video;

/**
 * A video has been published: it appears in lists from now on. Fired once, within the transaction that publishes it and under the lock of
 * its row. {@link VideoChanged} is fired as well.
 *
 * @param videoId the key of its row
 * @param hash its hash path
 * @param channelId its owner
 */
public record VideoPublished(long videoId, String hash, long channelId, String title) {}
