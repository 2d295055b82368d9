package io.vireo.video;

/**
 * CDI event: a video is being published; {@link VideoAccess} decides who sees it. It is fired once per video, within the publishing
 * transaction and while the row is locked. {@link VideoChanged} is fired as well.
 *
 * @param videoId the key of its row
 * @param hash its hash path
 * @param channelId the key of its owner's channel
 */
public record VideoPublished(long videoId, String hash, long channelId, String title) {}
