package io.vireo.account;

/** A channel has another password, by its owner's change or by a reset. Fired within the transaction that changes it. */
record PasswordChanged(long channelId) {}
