package io.vireo.identity.password;

/** A channel has another password, by its owner's change or by a reset. Fired within the transaction that changes it. */
public record PasswordChanged(long channelId) {}
