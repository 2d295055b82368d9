package io.vireo.video;

/**
 * CDI event: the quotas of a channel were changed. It is fired within the changing transaction.
 *
 * @param channelId the key of the changed channel
 * @param actorId the key of the administrator's channel
 * @param before the quotas before, as text for the log
 * @param after the quotas now
 */
public record QuotaChanged(long channelId, long actorId, String before, String after) {}
