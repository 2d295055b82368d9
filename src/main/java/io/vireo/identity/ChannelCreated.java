package io.vireo.identity;

/**
 * CDI event: a channel is being created. It is fired within the transaction that inserts the row.
 *
 * @param channelId the key of its row
 */
public record ChannelCreated(long channelId) {}
