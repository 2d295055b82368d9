package io.vireo.video;

/**
 * A video is being deleted by its owner, published or not, alone or with its channel. An announcement that expires is not. Fired within the transaction that does so, under the lock of its
 * row and before its row is removed. An observer that throws prevents the deletion: what may fail is a {@link VideoCleanup}.
 *
 * @param videoId the key of its row
 * @param hash its hash path
 * @param channelId its owner
 */
public record VideoDeleted(long videoId, String hash, long channelId) {}
