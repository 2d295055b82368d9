package io.vireo.video;

/**
 * CDI event: a video, published or not, is being deleted by its owner, alone or with its channel. It is not fired when an unpublished
 * video expires. It is fired within the deleting transaction, while the row is locked and before it is removed. An observer that throws
 * prevents the deletion; work that may fail belongs in a {@link VideoCleanup}.
 *
 * @param videoId the key of its row
 * @param hash its hash path
 * @param channelId the key of its owner's channel
 */
public record VideoDeleted(long videoId, String hash, long channelId) {}
