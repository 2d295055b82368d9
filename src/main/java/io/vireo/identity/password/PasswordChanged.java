package io.vireo.identity.password;

/**
 * CDI event: the password of a channel was changed or reset. It is fired within the transaction that changes it.
 *
 * @param channelId the key of its row
 */
public record PasswordChanged(long channelId) {}
