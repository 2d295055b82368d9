package io.vireo.video;

/**
 * A published video, as other features see it.
 *
 * @param id the key of its row
 * @param hash its hash path
 * @param channelId the key of its owner's channel
 */
public record PublishedVideo(long id, String hash, long channelId, String title) {}
