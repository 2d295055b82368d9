package io.vireo.subscription;

/**
 * CDI event: a channel subscribes to another one. It is fired within the transaction that stores the subscription.
 *
 * @param channelId the key of the channel that has a new subscriber
 */
public record ChannelSubscribed(long channelId, long subscriberId) {}
