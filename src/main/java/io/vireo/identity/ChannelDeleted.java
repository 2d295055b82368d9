package io.vireo.identity;

/**
 * A channel is being deleted. Fired within the transaction that does so, under the lock of the channel's row and before the row is
 * gone: who keeps something of a channel that does not go with the row removes it now.
 */
public record ChannelDeleted(long channelId) {}
