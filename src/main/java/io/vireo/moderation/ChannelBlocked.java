package io.vireo.moderation;

/**
 * CDI event: a channel blocks another one. It is fired within the transaction, before the block is stored. An observer that locks the two
 * channels prevents that something is added meanwhile that the block forbids.
 *
 * @param blockerId the key of the channel that blocks
 * @param blockedId the key of the other one
 */
public record ChannelBlocked(long blockerId, long blockedId) {}
