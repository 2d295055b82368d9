package io.vireo.identity;

/**
 * CDI event: a channel is being deleted. It is fired within the deleting transaction, while the row is locked and before it is removed.
 * Observers remove the rows of their feature that no foreign key removes.
 *
 * @param channelId the key of its row
 */
public record ChannelDeleted(long channelId) {}
