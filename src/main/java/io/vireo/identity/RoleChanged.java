package io.vireo.identity;

import io.vireo.auth.AccountRole;

/**
 * CDI event: the role of a channel was changed. It is fired within the changing transaction.
 *
 * @param channelId the key of the changed channel
 * @param actorId the key of the administrator's channel; {@link Channels#OPERATOR} for a setting
 */
public record RoleChanged(long channelId, long actorId, AccountRole before, AccountRole after) {}
